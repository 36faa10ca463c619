#include <catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "html.hpp"

using namespace digest::html;

namespace {

// Each token as one line: its kind, for tags name and attributes, and its text.
std::vector<std::string> tokens(std::string_view input) {
  std::vector<std::string> out;
  std::string all;
  Tokenizer tokenizer(input);
  for (Token token; tokenizer.next(token);) {
    std::string line;
    switch (token.type) {
      case Token::Type::text: line = "text"; break;
      case Token::Type::comment: line = "comment"; break;
      case Token::Type::doctype: line = "doctype"; break;
      case Token::Type::end_tag: line = "end " + std::string(token.name); break;
      case Token::Type::start_tag:
        line = "start " + std::string(token.name);
        for (const TokenAttribute& a : token.attributes)
          line += " [" + std::string(a.name) + "|" + std::string(a.value) + "]";
        if (token.self_closing) line += " /";
    }
    out.push_back(line + ": " + std::string(token.text));
    all += token.text;
  }
  CHECK(all == input);
  return out;
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("text and tags") {
  CHECK(tokens("").empty());
  CHECK(tokens("just text") == Lines{"text: just text"});
  CHECK(tokens("a<b>c</b>d") == Lines{"text: a", "start b: <b>", "text: c", "end b: </b>", "text: d"});
  CHECK(tokens("<BR/><br />") == Lines{"start BR /: <BR/>", "start br /: <br />"});
  CHECK(tokens("<a-b:c.d>") == Lines{"start a-b:c.d: <a-b:c.d>"});
}

TEST_CASE("a less-than sign that opens nothing is text") {
  CHECK(tokens("1 < 2") == Lines{"text: 1 < 2"});
  CHECK(tokens("a <3 <= < b<") == Lines{"text: a <3 <= < b<"});
  CHECK(tokens("<<b>") == Lines{"text: <", "start b: <b>"});
  CHECK(tokens("<>") == Lines{"text: <>"});
  CHECK(tokens("</") == Lines{"text: </"});
  CHECK(tokens("<中>") == Lines{"text: <中>"});
}

TEST_CASE("attributes") {
  CHECK(tokens("<a href=x title='y z' lang=\"zh\" open>") ==
        Lines{"start a [href|x] [title|y z] [lang|zh] [open|]: <a href=x title='y z' lang=\"zh\" open>"});
  CHECK(tokens("<a  b = c\t=d>") == Lines{"start a [b|c] [=d|]: <a  b = c\t=d>"});
  CHECK(tokens("<a b=>") == Lines{"start a [b|]: <a b=>"});
  CHECK(tokens("<a b='>'>") == Lines{"start a [b|>]: <a b='>'>"});
  CHECK(tokens("<a b=c/>") == Lines{"start a [b|c/]: <a b=c/>"});
  CHECK(tokens("<a b='c'd>") == Lines{"start a [b|c] [d|]: <a b='c'd>"});
  CHECK(tokens("<a/b/c=d>") == Lines{"start a [b|] [c|d]: <a/b/c=d>"});
  CHECK(tokens("<a \"x\">") == Lines{"start a [\"x\"|]: <a \"x\">"});
  CHECK(tokens("<a b=\"&amp;\n\">") == Lines{"start a [b|&amp;\n]: <a b=\"&amp;\n\">"});
  CHECK(tokens("<a b=1 b=2>") == Lines{"start a [b|1] [b|2]: <a b=1 b=2>"});
  CHECK(tokens("</a href=x>") == Lines{"end a: </a href=x>"});
}

TEST_CASE("a tag with thousands of attributes keeps the first 64") {
  std::string input = "<a";
  for (int i = 0; i < 5000; ++i) input += " b";
  input += '>';
  Tokenizer tokenizer(input);
  Token token;
  REQUIRE(tokenizer.next(token));
  CHECK(token.attributes.size() == 64);
  CHECK(token.text == input);
  CHECK_FALSE(tokenizer.next(token));
}

TEST_CASE("a tag that the input ends in is text, so that nothing is lost") {
  for (const char* input :
       {"<a", "<a href", "<a href=", "<a href='x", "<a href=\"x>", "</a", "<a b=c", "<a /"}) {
    CAPTURE(input);
    CHECK(tokens(input) == Lines{"text: " + std::string(input)});
  }
}

TEST_CASE("comments") {
  CHECK(tokens("a<!-- b -->c") == Lines{"text: a", "comment: <!-- b -->", "text: c"});
  CHECK(tokens("<!-->x") == Lines{"comment: <!-->", "text: x"});
  CHECK(tokens("<!--->x") == Lines{"comment: <!--->", "text: x"});
  CHECK(tokens("<!---->x") == Lines{"comment: <!---->", "text: x"});
  CHECK(tokens("<!-- a -- b --!>x") == Lines{"comment: <!-- a -- b --!>", "text: x"});
  CHECK(tokens("<!-- <b> --->x") == Lines{"comment: <!-- <b> --->", "text: x"});
  CHECK(tokens("<!-- open") == Lines{"comment: <!-- open"});
}

TEST_CASE("bogus comments, declarations, instructions") {
  CHECK(tokens("<!DOCTYPE html>x") == Lines{"doctype: <!DOCTYPE html>", "text: x"});
  CHECK(tokens("<!doctype>") == Lines{"doctype: <!doctype>"});
  CHECK(tokens("<![CDATA[x]]>y") == Lines{"comment: <![CDATA[x]]>", "text: y"});
  CHECK(tokens("<?xml ?>y") == Lines{"comment: <?xml ?>", "text: y"});
  CHECK(tokens("</ a>y") == Lines{"comment: </ a>", "text: y"});
  CHECK(tokens("</>y") == Lines{"comment: </>", "text: y"});
  CHECK(tokens("<!x") == Lines{"comment: <!x"});
}

TEST_CASE("raw text ends at its own end tag only") {
  CHECK(tokens("<script>a<b></x></script>c") ==
        Lines{"start script: <script>", "text: a<b></x>", "end script: </script>", "text: c"});
  CHECK(tokens("<style><!--</STYLE >c") ==
        Lines{"start style: <style>", "text: <!--", "end STYLE: </STYLE >", "text: c"});
  CHECK(tokens("<script></scripts></script>") ==
        Lines{"start script: <script>", "text: </scripts>", "end script: </script>"});
  CHECK(tokens("<textarea><p></textarea>") ==
        Lines{"start textarea: <textarea>", "text: <p>", "end textarea: </textarea>"});
  CHECK(tokens("<script>a") == Lines{"start script: <script>", "text: a"});
  CHECK(tokens("<script></script>") == Lines{"start script: <script>", "end script: </script>"});
}
