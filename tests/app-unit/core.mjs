// In the place of the package in these tests: it reads a title and stories, `# Title`, `### [Headline](URL)` and their
// paragraphs.
const slug = (text) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");

function parse(bytes) {
  const text = new TextDecoder().decode(bytes);
  const title = /^# (.*)$/m.exec(text)?.[1] ?? "";
  const stories = text
    .split(/^(?=### )/m)
    .slice(1)
    .map((part) => {
      const [, headline, , url = null] = /^### \[?(.*?)(\]\((.*?)\))?$/m.exec(part);
      return {
        id: slug(headline),
        headline,
        url,
        source: url && new URL(url).host,
        text: part.split("\n").slice(1).join("\n").trim(),
      };
    });
  return {
    title,
    lead: "",
    meta: { date: null, language: "zh", category: null, tags: [], coverImage: null, summary: [] },
    stats: { stories: stories.length, briefs: 0, characters: text.length, readingMinutes: 1 },
    sections: [{ intro: "", stories, briefs: [] }],
  };
}

/** The core as far as the store needs it. */
export const load = async () => ({ parse });
