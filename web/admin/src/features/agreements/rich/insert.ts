/**
 * Puts nodes where the caret is, or where it was last. One paragraph joins the words around it; several blocks go below the
 * block that the caret stands in. Browsers' own command drops what cannot be edited, which a placeholder is.
 */
export function insertAt(
  box: HTMLElement,
  content: DocumentFragment,
  was: Range | undefined,
): void {
  const document = box.ownerDocument;
  const selection = document.getSelection();
  const now = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  const inside = (range: Range | undefined): range is Range =>
    range !== undefined && box.contains(range.commonAncestorContainer);
  const range = inside(now) ? now : inside(was) ? was : endOf(box);
  const blocks = [...content.children];
  const only = blocks.length === 1 && blocks[0]?.localName === "p" ? blocks[0] : undefined;
  range.deleteContents();
  const last = only ? putWords(range, only) : putBlocks(box, range, blocks);
  box.focus();
  if (!last) return;
  const after = document.createRange();
  if (only) {
    after.setStartAfter(last);
    after.collapse(true);
  } else {
    after.selectNodeContents(lineOf(last));
    after.collapse(false);
  }
  selection?.removeAllRanges();
  selection?.addRange(after);
}

/** Words stand in the items of a list, not in the list. */
function lineOf(node: Node): Node {
  return node instanceof Element && /^(ul|ol)$/.test(node.localName)
    ? (node.lastElementChild ?? node)
    : node;
}

function endOf(box: HTMLElement): Range {
  const range = box.ownerDocument.createRange();
  range.selectNodeContents(lineOf(box.lastElementChild ?? box));
  range.collapse(false);
  return range;
}

function putWords(range: Range, paragraph: Element): Node | undefined {
  const nodes = [...paragraph.childNodes];
  const holder = range.startContainer.ownerDocument?.createDocumentFragment();
  holder?.append(...nodes);
  const line = lineOf(range.startContainer);
  if (line !== range.startContainer) {
    range.selectNodeContents(line);
    range.collapse(false);
  }
  const stop = range.endContainer;
  // An empty line holds a <br> to be seen; words take its place.
  if (
    stop instanceof Element &&
    stop.childNodes.length === 1 &&
    stop.firstElementChild?.localName === "br"
  )
    stop.firstElementChild.remove();
  if (holder) range.insertNode(holder);
  return nodes.at(-1);
}

function putBlocks(box: HTMLElement, range: Range, blocks: readonly Element[]): Node | undefined {
  let place: Node | null = range.startContainer;
  while (place && place.parentNode !== box) place = place === box ? null : place.parentNode;
  if (place instanceof Element) {
    const empty = (place.textContent ?? "").trim() === "" && place.localName === "p";
    place.after(...blocks);
    if (empty) place.remove();
  } else {
    box.append(...blocks);
  }
  return blocks.at(-1);
}
