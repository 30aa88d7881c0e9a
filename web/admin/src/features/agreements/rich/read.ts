/**
 * A tree of nodes (the editor's own, or what came with a paste from Word, a mail or a site) read as our Markdown: second
 * and third level headings, paragraphs, lists, strong, emphasis, links and placeholders. Everything else becomes plain words.
 */
interface Manner {
  readonly strong: boolean;
  readonly em: boolean;
}

const plain: Manner = { strong: false, em: false };
const dropped = /^(STYLE|SCRIPT|HEAD|TITLE|META|IMG|SVG|OBJECT|IFRAME|BUTTON|INPUT|NOSCRIPT)$/;
const blockish =
  /^(P|DIV|H[1-6]|UL|OL|LI|TABLE|TBODY|THEAD|TFOOT|TR|BLOCKQUOTE|SECTION|ARTICLE|HEADER|FOOTER|MAIN|PRE|DL|DT|DD|FIGURE|HR)$/;

export function markdownOf(root: Node): string {
  const writer = new Writer();
  writer.blocks(root);
  return writer.text();
}

type ListKind = "ul" | "ol";

class Writer {
  private readonly parts: { text: string; list: ListKind | undefined }[] = [];
  private line = "";

  /** The blocks, a blank line between them; items of one list stay together. */
  text(): string {
    this.end();
    let out = "";
    let count = 0;
    for (const [at, part] of this.parts.entries()) {
      const before = this.parts[at - 1];
      const follows = part.list !== undefined && before?.list === part.list;
      count = follows ? count + 1 : 1;
      if (at > 0) out += follows ? "\n" : "\n\n";
      out +=
        part.list === "ol"
          ? `${String(count)}. ${part.text}`
          : part.list === "ul"
            ? `- ${part.text}`
            : part.text;
    }
    return out;
  }

  blocks(parent: Node): void {
    for (const node of parent.childNodes) {
      if (node instanceof Element && blockish.test(node.tagName)) this.block(node);
      else this.line += inline(node, plain);
    }
  }

  private block(element: Element): void {
    this.end();
    const tag = element.tagName;
    if (tag === "HR") return;
    if (tag === "TR")
      this.line = [...element.children].map((cell) => inlineOf(cell).trim()).join(" — ");
    else if (tag === "UL" || tag === "OL") this.list(element, tag === "OL" ? "ol" : "ul");
    else if (/^H[1-6]$/.test(tag))
      this.heading(element, Number(tag.slice(1)) <= 2 ? "## " : "### ");
    else if (isWordItem(element)) this.wordItem(element);
    else if (isWordTitle(element)) this.heading(element, "## ");
    else this.blocks(element);
    this.end();
  }

  private heading(element: Element, sign: string): void {
    const words = inlineOf(element, true).trim();
    if (words !== "")
      this.parts.push({ text: sign + words.replaceAll("\n", " "), list: undefined });
  }

  private list(element: Element, kind: ListKind): void {
    for (const item of element.children) {
      if (item.tagName === "UL" || item.tagName === "OL") {
        this.list(item, kind);
        continue;
      }
      const inner: Element[] = [];
      let words = "";
      for (const node of item.childNodes) {
        if (node instanceof Element && /^(UL|OL)$/.test(node.tagName)) inner.push(node);
        else words += (words !== "" && isBlock(node) ? " " : "") + inline(node, plain);
      }
      words = words.replaceAll(/\s*\n\s*/g, " ").trim();
      if (words !== "") this.parts.push({ text: words, list: kind });
      for (const nested of inner) this.list(nested, kind);
    }
  }

  /** Word writes a list as paragraphs that begin with their bullet or number. */
  private wordItem(element: Element): void {
    const words = inlineOf(element).trim();
    const sign = /^(?:(\d+|[a-zа-я])[.)]|[·•▪◦o§\-–—])\s+/iu.exec(words);
    const mark = markOf(element);
    const kind = /\d/.test(mark || (sign?.[1] ?? "")) ? "ol" : "ul";
    const text = mark === "" && sign ? words.slice(sign[0].length) : words;
    if (text !== "") this.parts.push({ text, list: kind });
  }

  private end(): void {
    for (const line of this.line.split("\n")) {
      const words = line.replaceAll(/[ \t]+/g, " ").trim();
      if (words !== "") this.parts.push({ text: protect(words), list: undefined });
    }
    this.line = "";
  }
}

function isBlock(node: Node): boolean {
  return node instanceof Element && blockish.test(node.tagName);
}

function styleOf(element: Element): string {
  return element.getAttribute("style") ?? "";
}

function isWordItem(element: Element): boolean {
  return /MsoListParagraph/.test(element.className) || /mso-list:\s*l\d/i.test(styleOf(element));
}

function isWordTitle(element: Element): boolean {
  return /Mso(Title|Heading)/.test(element.className);
}

/** The bullet that Word marks as one, to be left out. */
function markOf(element: Element): string {
  const marks = [...element.querySelectorAll("[style]")].filter((one) => isIgnored(one));
  return marks
    .map((one) => one.textContent)
    .join("")
    .trim();
}

function isIgnored(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(styleOf(element));
}

function inlineOf(element: Element, bare = false): string {
  return [...element.childNodes]
    .map((node) => inline(node, bare ? { strong: true, em: true } : plain))
    .join("");
}

/** One node's words; a strong inside a strong is not marked again. */
function inline(node: Node, manner: Manner): string {
  if (node.nodeType === 3) return escape((node.textContent ?? "").replaceAll(/[\s\u00a0]+/g, " "));
  if (!(node instanceof Element) || dropped.test(node.tagName) || isIgnored(node)) return "";
  if (node.tagName === "BR") return "\n";
  const tag = node.getAttribute("data-tag");
  if (tag !== null) return `{{${tag}}}`;
  const now = mannerOf(node, manner);
  const inside = [...node.childNodes].map((one) => inline(one, now)).join("");
  if (node.tagName === "A") return link(node, inside);
  const strong = now.strong && !manner.strong;
  const em = now.em && !manner.em;
  return wrapped(wrapped(inside, em ? "*" : ""), strong ? "**" : "");
}

function mannerOf(element: Element, manner: Manner): Manner {
  const style = styleOf(element);
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(style)?.[1];
  const light = weight === "normal" || weight === "400";
  const heavy = weight === "bold" || Number(weight) >= 600;
  return {
    strong: manner.strong || heavy || (/^(B|STRONG)$/.test(element.tagName) && !light),
    em: manner.em || /font-style:\s*italic/i.test(style) || /^(I|EM)$/.test(element.tagName),
  };
}

/** Signs must touch the words they mark: spaces go outside. */
function wrapped(text: string, sign: string): string {
  const words = text.trim();
  if (sign === "" || words === "" || words.includes("\n")) return text;
  const start = text.indexOf(words);
  return text.slice(0, start) + sign + words + sign + text.slice(start + words.length);
}

function link(element: Element, inside: string): string {
  const href = (element.getAttribute("href") ?? "").trim();
  const safe = /^(https:\/\/|mailto:|tel:)[^\s<>"()]+$/i.test(href);
  return safe && inside.trim() !== "" ? `[${inside.trim()}](${href})` : inside;
}

function escape(words: string): string {
  return words
    .replaceAll(/[\\*`<[\]]/g, String.raw`\$&`)
    .replaceAll(/(^|\s)_|_(?=\s|$)/g, String.raw`$1\_`);
}

/** A paragraph that looks like the beginning of something else stays a paragraph. */
function protect(line: string): string {
  return line.replace(/^(#{1,6}|[-+>=]|\d{1,9}(?=[.)]))(?=\s|[.)])/, (sign) =>
    /^\d/.test(sign) ? sign + "\\" : "\\" + sign,
  );
}
