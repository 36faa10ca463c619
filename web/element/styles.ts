import digestCss from "../styles/digest.css";
import elementCss from "./element.css";

let shared: CSSStyleSheet[] | undefined;

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

// Font faces have no effect in a shadow tree. These draw on local fonts only and have a name of their own.
function declareFonts(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (!(rule instanceof CSSFontFaceRule)) continue;
    const value = (name: string) => rule.style.getPropertyValue(name);
    const unicodeRange = value("unicode-range");
    const family = value("font-family").replace(/["']/g, "");
    document.fonts.add(new FontFace(family, value("src"), { weight: value("font-weight"), unicodeRange }));
  }
}

/** The style sheets of the shadow tree: parsed once, shared by all elements, exempt from `style-src`. */
export function styleSheets(): CSSStyleSheet[] {
  if (!shared) {
    shared = [sheet(digestCss), sheet(elementCss)];
    declareFonts((shared[0] as CSSStyleSheet).cssRules);
  }
  return shared;
}
