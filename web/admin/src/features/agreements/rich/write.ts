/** Our Markdown as nodes that can be edited; `read.ts` is the way back. */
export interface Chip {
  /** What the reader sees in the place of the placeholder. */
  readonly text: string;
  /** What a pointer over it says: its value and where that comes from. */
  readonly hint: string;
}

export type ChipOf = (tag: string) => Chip;

interface Context {
  readonly document: Document;
  readonly chip: ChipOf;
}

export function nodesOf(source: string, document: Document, chip: ChipOf): DocumentFragment {
  const out = document.createDocumentFragment();
  const context: Context = { document, chip };
  let list: Element | undefined;
  for (const raw of source.split("\n")) {
    const line = raw.trim();
    if (line === "") continue;
    const item = /^(?:(-|\*|\+)|(\d{1,9})[.)])\s+(.*)$/.exec(line);
    if (item) {
      const tag = item[1] === undefined ? "ol" : "ul";
      if (list?.localName !== tag) {
        list = document.createElement(tag);
        out.append(list);
      }
      list.append(element("li", item[3] ?? "", context));
      continue;
    }
    list = undefined;
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (heading)
      out.append(element((heading[1] ?? "").length <= 2 ? "h2" : "h3", heading[2] ?? "", context));
    else out.append(element("p", line, context));
  }
  if (!out.hasChildNodes()) out.append(element("p", "", context));
  return out;
}

function element(tag: string, words: string, context: Context): Element {
  const made = context.document.createElement(tag);
  made.append(...inline(words, context));
  if (!made.hasChildNodes()) made.append(context.document.createElement("br"));
  return made;
}

const token =
  /\\(?<escaped>[\\`*_{}[\]()#+\-.!<>|~=])|\{\{\s*(?<tag>[^{}]+?)\s*\}\}|\*\*(?<strong>.+?)\*\*|\*(?<star>[^*\s](?:.*?[^*\s])?)\*|(?<![\p{L}\p{N}])_(?<under>[^_\s](?:.*?[^_\s])?)_(?![\p{L}\p{N}])|\[(?<words>(?:[^\[\]\\]|\\.)+)\]\((?<href>[^()\s]+)\)/u;

function inline(source: string, context: Context): Node[] {
  const nodes: Node[] = [];
  let rest = source;
  let text = "";
  const flush = (): void => {
    if (text !== "") nodes.push(context.document.createTextNode(text));
    text = "";
  };
  for (let hit = token.exec(rest); hit; hit = token.exec(rest)) {
    const { escaped, tag, strong, star, under, words, href } = hit.groups ?? {};
    text += rest.slice(0, hit.index);
    rest = rest.slice(hit.index + hit[0].length);
    if (escaped !== undefined) {
      text += escaped;
      continue;
    }
    flush();
    if (tag !== undefined) nodes.push(chipOf(tag, context));
    else if (strong !== undefined) nodes.push(holder("strong", strong, context));
    else if (words !== undefined) {
      const made = holder("a", words, context);
      made.setAttribute("href", href ?? "");
      nodes.push(made);
    } else nodes.push(holder("em", star ?? under ?? "", context));
  }
  text += rest;
  flush();
  return nodes;
}

function holder(tag: string, words: string, context: Context): Element {
  const made = context.document.createElement(tag);
  made.append(...inline(words, context));
  return made;
}

export function chipOf(tag: string, { document, chip }: Context): Element {
  const made = document.createElement("span");
  const { text, hint } = chip(tag);
  made.className = /^[#^/]/.test(tag) ? "chip frame" : "chip";
  made.setAttribute("data-tag", tag);
  made.setAttribute("contenteditable", "false");
  made.setAttribute("title", hint);
  made.textContent = text;
  return made;
}
