#include "generate.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace digest::bench {
namespace {

constexpr std::array<std::string_view, 16> subjects = {
    "Northwind 实验室", "港口管理局",       "开源编译器团队", "城市轨道公司",
    "Lumen 3 模型",     "一家电池初创企业", "国家气象中心",   "Riverbank 基金会",
    "远洋电缆联盟",     "大学医院",         "Orchard 云服务", "小型卫星运营商",
    "浏览器工作组",     "农业合作社",       "Basalt 数据库",  "海水淡化项目",
};
constexpr std::array<std::string_view, 16> predicates = {
    "发布了新的路线图，计划在两年内把能耗降低 35%",
    "宣布与三家合作伙伴共享测试数据，首批结果将于秋季公开",
    "完成了一轮 **4.2 亿元** 的融资，资金主要用于扩建生产线",
    "把默认的加密算法换成了抗量子版本，旧设备仍可继续使用",
    "在公开评测中以 87.5 分排名第一，比上一代高出 6 个百分点",
    "开放了全部训练代码，许可证为 MIT，权重则需要单独申请",
    "将夜间服务延长到凌晨两点，试运行为期 90 天",
    "报告称平均响应时间从 240 ms 缩短到 95 ms，成本下降约一半",
    "推迟了原定于 6 月的交付，原因是关键零部件供应不足",
    "上线了面向中小企业的 API，按调用次数计费",
    "公布了一份 120 页的安全审计，列出 14 个已经修复的漏洞",
    "与当地学校合作开设课程，第一年预计有 2,000 名学生参加",
    "用「分层缓存」的方法减少了重复计算，内存占用降至 `1.8 GB`",
    "决定停止维护旧版客户端，并提供自动迁移工具",
    "在港区测试无人驾驶货车，单日最多运送 310 个集装箱",
    "回应了用户关于隐私的疑问，承诺所有录音在本地处理",
};
constexpr std::array<std::string_view, 8> remarks = {
    "核心问题不在技术本身，而在于谁来承担长期的维护成本",
    "这一步把竞争从参数规模拉回到实际的交付能力上",
    "短期内影响有限，但它为后来者设定了新的基准",
    "公开数据让第三方可以复核结论，这比结论本身更重要",
    "供应链的瓶颈说明，规模扩张并不总是意味着效率提升",
    "对开发者来说，迁移的难点是工具链而不是语言",
    "真正的变化发生在小团队：他们第一次负担得起这样的算力",
    "监管的态度仍然不明朗，企业普遍选择先做试点",
};
constexpr std::array<std::string_view, 6> sections = {"资本与市场", "技术与产品", "城市与交通",
                                                      "科研进展",   "开源社区",   "政策与安全"};

class Generator {
 public:
  explicit Generator(std::size_t bytes) { out_.reserve(bytes + 4096); }

  std::string run(std::size_t bytes) {
    if (bytes < smallest_whole) return short_digest();
    front_matter(8);
    for (std::size_t section = 0; out_.size() + 900 < bytes; ++section) {
      out_.append("## ").append(sections[section % sections.size()]).append("\n\n");
      for (int i = 0; i < 4 && out_.size() + 900 < bytes; ++i) story();
    }
    briefs();
    card();
    return std::move(out_);
  }

 private:
  // Any sequence that does not repeat too soon will do: Knuth's MMIX generator.
  std::uint32_t next(std::size_t below) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((state_ >> 33U) % below);
  }
  template <std::size_t N>
  std::string_view one_of(const std::array<std::string_view, N>& texts) {
    return texts[next(N)];
  }
  std::string number() { return std::to_string(++stories_); }

  // A whole digest has some 3 KB: one of less is a story and the card.
  static constexpr std::size_t smallest_whole = 2000;

  std::string short_digest() {
    front_matter(1);
    out_ += "## 短讯\n\n### [一则公告](https://news.example.org/1.htm)\n\n";
    for (int i = 0; i < 2; ++i) {
      sentence();
      out_ += "。";
    }
    out_ += "\n\n";
    card();
    return std::move(out_);
  }

  void front_matter(int points) {
    out_ +=
        "---\ntitle: 第一座海水淡化电站并网\ndate: 2026-03-09\ncategory: 每日新闻\n"
        "tags: [\"能源\",\"开源\",\"城市\"]\n"
        "seo: [\"海水淡化\",\"开源编译器\",\"抗量子加密\",\"无人驾驶\",\"卫星\"]\n"
        "coverImage: \"/cover.png\"\nsummary: \"";
    for (int i = 0; i < points; ++i)
      out_.append(i > 0 ? "\\n- " : "- ").append(one_of(subjects)).append(one_of(remarks));
    out_ += "\"\n---\n# 第一座海水淡化电站并网\n\n";
  }

  void sentence() { out_.append(one_of(subjects)).append(one_of(predicates)); }

  void item(std::string_view lead) {
    out_.append("- ").append(lead);
    sentence();
    out_ += '\n';
  }

  void story() {
    const std::string id = number();
    out_.append("### [").append(one_of(subjects)).append("：第 ").append(id).append(" 号公告](https://news");
    out_.append(std::to_string(next(40))).append(".example.org/2026/03/").append(id).append(".htm)\n\n");
    sentence();
    out_ += "。";
    sentence();
    out_ += "。\n\n**关键信息：**\n\n";
    item("**规模**：");
    item("");
    item("**时间**：");
    out_ += "\n**深度解读 & 洞察：**\n\n";
    for (int i = 0; i < 3; ++i)
      out_.append("- ").append(one_of(remarks)).append("，").append(one_of(remarks)) += '\n';
    out_ += "\n**影响：**\n\n";
    item("利好：");
    item("利空：");
    out_ += '\n';
  }

  void briefs() {
    out_ += "## 更多动态\n\n";
    for (int i = 0; i < 2; ++i) {
      out_.append("- [")
          .append(one_of(subjects))
          .append("的简讯](https://brief.example.org/")
          .append(number());
      out_.append(")：").append(one_of(predicates)) += '\n';
    }
    out_ += "\n---\n\n";
  }

  void card() {
    out_ +=
        "<div class=\"telegram-card\">\n  <div class=\"telegram-card__title\">每天早上第一时间阅读</div>\n"
        "  <div class=\"telegram-card__text\">加入频道 <a class=\"telegram-card__handle\" "
        "href=\"https://t.me/example_daily\">@example_daily</a>。</div>\n"
        "  <a class=\"telegram-card__cta\" href=\"https://t.me/example_daily\">立即加入</a>\n</div>\n";
  }

  std::string out_;
  std::uint64_t state_ = 20260309;
  std::uint32_t stories_ = 0;
};

}  // namespace

std::string digest_of(std::size_t bytes) {
  return Generator(bytes).run(bytes);
}

}  // namespace digest::bench
