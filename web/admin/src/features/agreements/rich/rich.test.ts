// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { markdownOf } from "./read";
import { nodesOf } from "./write";

const chip = (tag: string): { text: string; hint: string } => ({ text: `[${tag}]`, hint: tag });
const there = (source: string): HTMLElement => {
  const root = document.createElement("div");
  root.append(nodesOf(source, document, chip));
  return root;
};
const pasted = (html: string): string =>
  markdownOf(new DOMParser().parseFromString(html, "text/html").body);

describe("Markdown and nodes", () => {
  it.each([
    "## Согласие\n\nЯ, **нижеподписавшийся**, даю *согласие*.",
    "- имя\n- телефон\n\n1. раз\n2. два",
    "Пишите: [privacy@shop.by](mailto:privacy@shop.by), {{operator_name}}.",
    "{{#purposes}}\n\n- {{text}}{{end}}\n\n{{/purposes}}",
    String.raw`\# не заголовок и 5 \* 5`,
    String.raw`2026\. год`,
    "поле first_name и e_mail",
  ])("go there and back: %s", (source) => {
    expect(markdownOf(there(source))).toBe(source);
  });

  it("show a placeholder as one thing that cannot be broken", () => {
    const one = there("{{operator_name}}").querySelector("[data-tag]");
    expect(one?.getAttribute("contenteditable")).toBe("false");
    expect(one?.textContent).toBe("[operator_name]");
  });

  it("read what a browser makes of the Enter key", () => {
    const root = there("раз");
    root.insertAdjacentHTML("beforeend", "<div>два<br></div><div><br></div><div>три</div>");
    expect(markdownOf(root)).toBe("раз\n\nдва\n\nтри");
  });
});

describe("a paste", () => {
  it("from Word keeps headings, lists, strong and emphasis, and nothing else", () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
      <!--StartFragment--><h1 style="mso-pagination:widow-orphan">Согласие</h1>
      <p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=RU>Важно:</span></b><span style='color:red'> текст&nbsp;и
      <i>курсив</i></span><o:p></o:p></p>
      <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>имя</p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>телефон</p>
      <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>раз</p>
      <table><tr><td>a</td><td><p>b</p></td></tr></table><img src="file:///c:/x.png"><script>alert(1)</script><!--EndFragment--></body></html>`;
    expect(pasted(word)).toBe(
      "## Согласие\n\n**Важно:** текст и *курсив*\n\n- имя\n- телефон\n\n1. раз\n\na — b",
    );
  });

  it("from a web editor reads weight from the style and not from the tag alone", () => {
    expect(
      pasted(
        '<b style="font-weight:normal"><p><span style="font-weight:700">да</span> нет</p></b>',
      ),
    ).toBe("**да** нет");
  });

  it("keeps safe links only", () => {
    expect(pasted('<a href="https://a.by/x">а</a> <a href="javascript:alert(1)">б</a>')).toBe(
      "[а](https://a.by/x) б",
    );
  });
});
