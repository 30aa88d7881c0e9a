/** A legal text from its token tree. No HTML is ever parsed here. */
import type { Block, Span } from "@placet/contract";
import { Fragment, h } from "preact";
import type { ComponentChildren, VNode } from "preact";

function drawSpan(span: Span): ComponentChildren {
  let drawn: ComponentChildren = span.text;
  if (span.em) drawn = <em>{drawn}</em>;
  if (span.strong) drawn = <strong>{drawn}</strong>;
  if (span.href)
    drawn = (
      <a href={span.href} target="_blank" rel="noopener noreferrer">
        {drawn}
      </a>
    );
  return drawn;
}

function drawBlock(block: Block): VNode {
  const Tag = block.tag;
  return (
    <Tag>
      {"items" in block
        ? block.items.map((spans) => <li>{spans.map(drawSpan)}</li>)
        : block.spans.map(drawSpan)}
    </Tag>
  );
}

/** With `before`, blocks that were not in the earlier text are marked, for the eye and the ear. */
export function Blocks(props: {
  blocks: readonly Block[];
  before: readonly Block[] | undefined;
  mark: string;
}): VNode {
  const known = new Set(props.before?.map((block) => JSON.stringify(block)));
  return (
    <>
      {props.blocks.map((block) =>
        props.before && !known.has(JSON.stringify(block)) ? (
          <div class="changed">
            <small>{props.mark}</small>
            {drawBlock(block)}
          </div>
        ) : (
          drawBlock(block)
        ),
      )}
    </>
  );
}
