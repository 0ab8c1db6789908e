// Measures a page as it stands on the screen. Each function gives data, no judgement of
// taste: the tests compare it with what must hold.

const ROOM = 0.75; // Pixels that rounding may cost.

// Words that only a screen reader gets, and what waits outside the screen for its focus.
const UNSEEN = ".unseen, .skip:not(:focus)";

const named = (element) => {
  const name = element.localName + [...element.classList].map((each) => "." + each).join("");
  const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
  return `<${name}> “${text}”`;
};

const isHidden = (style) => style.clipPath !== "none" || style.opacity === "0";

const isSeen = (element) => {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (element.closest(UNSEEN)) return false;
  for (let each = element; each; each = each.parentElement)
    if (isHidden(getComputedStyle(each))) return false;
  return true;
};

// Text nodes that a reader sees, each with its element.
const seenTexts = () => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const known = new Map();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim()) continue;
    if (!known.has(element)) known.set(element, isSeen(element));
    if (known.get(element)) found.push([node, element]);
  }
  return found;
};

const boxesOf = (node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
};

const clips = (style) => /hidden|clip/.test(style.overflowX + style.overflowY);
const scrolls = (style) => /auto|scroll/.test(style.overflowX);

// What stands outside the screen, or where its own box does not show it.
function outside() {
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > width)
    faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} in ${width}`);
  const leaves = (box) => box.left < -ROOM || box.right > width + ROOM;
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width && box.height && leaves(box) && isSeen(element) && !isInScroller(element))
      faults.push(`${named(element)} lies from ${box.left} to ${box.right}`);
    const style = getComputedStyle(element);
    if (/table-cell|block|flex/.test(style.display) && style.overflowX === "visible")
      if (element.scrollWidth > element.clientWidth + 1 && element.matches("td, th, pre, li, .note"))
        if (element.clientWidth && isSeen(element)) faults.push(`${named(element)} runs over its edge`);
  }
  for (const [node, element] of seenTexts()) {
    const boxes = boxesOf(node);
    if (boxes.some(leaves) && !isInScroller(element)) faults.push(`text of ${named(element)} leaves the screen`);
    for (let each = element; each !== document.body; each = each.parentElement) {
      if (!clips(getComputedStyle(each))) continue;
      const frame = each.getBoundingClientRect();
      const isCut = (box) =>
        box.left < frame.left - ROOM || box.right > frame.right + ROOM ||
        box.top < frame.top - ROOM || box.bottom > frame.bottom + ROOM;
      if (boxes.some(isCut)) faults.push(`text of ${named(element)} is cut by ${named(each)}`);
    }
  }
  return faults;
}

const isInScroller = (element) => {
  for (let each = element.parentElement; each; each = each.parentElement)
    if (each !== document.body && each !== document.documentElement && scrolls(getComputedStyle(each)))
      return true;
  return false;
};

// Pairs of what stands in the margin, and of notes and text, that lie on one another.
function overlaps() {
  const faults = [];
  const notes = [...document.querySelectorAll(".note, .toc, .polyglot .name")].filter(isSeen);
  const crosses = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const texts = seenTexts().map(([node, element]) => [element, boxesOf(node)]);
  const boxes = new Map(
    notes.map((note) => [note, texts.filter(([each]) => note.contains(each)).flatMap(([, all]) => all)]),
  );
  notes.forEach((note, index) => {
    for (const other of notes.slice(index + 1))
      if (!note.contains(other) && !other.contains(note))
        if (crosses(note.getBoundingClientRect(), other.getBoundingClientRect()))
          faults.push(`${named(note)} and ${named(other)} overlap`);
    for (const [element, lines] of texts)
      if (!note.contains(element) && !notes.some((each) => each.contains(element)))
        if (lines.some((line) => boxes.get(note).some((box) => crosses(line, box))))
          faults.push(`${named(note)} lies on ${named(element)}`);
  });
  return faults;
}

// The letters that are shown, generated ones too as far as they are known as text.
function letters() {
  const all = new Set(seenTexts().flatMap(([node]) => [...node.data]));
  for (const element of document.querySelectorAll("[data-th]"))
    for (const letter of element.dataset.th) all.add(letter);
  for (const element of document.querySelectorAll("img[alt]"))
    for (const letter of element.alt) all.add(letter);
  return [...all].join("");
}

const languageOf = (element) => element.closest("[lang]")?.lang ?? "";

// How running text is set: one entry for each paragraph of the body.
function paragraphs() {
  return [...document.querySelectorAll("main .body > p, main .body > .passage > p:not(.note)")]
    .filter(isSeen)
    .map((element) => {
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      return {
        lang: languageOf(element),
        size,
        leading: parseFloat(style.lineHeight) / size,
        hyphens: style.hyphens,
        name: named(element),
      };
    });
}

// Every combination of language and slant or hyphenation that is set anywhere.
function slants() {
  const found = {};
  for (const [node, element] of seenTexts()) {
    const style = getComputedStyle(element);
    const key = [languageOf(element), style.fontStyle, style.letterSpacing].join("|");
    if (/\p{L}/u.test(node.data)) found[key] ??= named(element);
  }
  return Object.entries(found).map(([key, name]) => [...key.split("|"), name]);
}

// Elements by what may cut their words.
function hyphenation() {
  return [...document.querySelectorAll("body, h1, h2, h3, code, pre")].map((element) => [
    element.localName,
    getComputedStyle(element).hyphens,
  ]);
}

// Whether the language switcher stands where every reader looks for it.
function switcher() {
  const box = document.querySelector(".tongues summary").getBoundingClientRect();
  const frame = document.querySelector(".top").getBoundingClientRect();
  const gap = document.documentElement.dir === "rtl" ? box.left - frame.left : frame.right - box.right;
  return {
    isInFirstScreen: box.top >= 0 && box.bottom <= window.innerHeight,
    isAtInlineEnd: Math.abs(gap) < 1,
  };
}

// WCAG 2: relative luminance and contrast of two opaque colours.
const luminance = (colour) => {
  const [r, g, b] = colour.map((each) => {
    const part = each / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const parsed = (colour) => {
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
  if (!found) throw new Error(`unknown colour ${colour}`);
  return { rgb: found.slice(1, 4).map(Number), alpha: found[4] === undefined ? 1 : Number(found[4]) };
};

const over = ({ rgb, alpha }, below) => rgb.map((each, i) => each * alpha + below[i] * (1 - alpha));

const paperOf = (element) => {
  if (!element) return [255, 255, 255];
  return over(parsed(getComputedStyle(element).backgroundColor), paperOf(element.parentElement));
};

// Texts with less contrast than asked for, generated ones and list marks too.
function faintTexts({ least }) {
  const faults = new Map();
  const judge = (element, style) => {
    let opacity = 1;
    for (let each = element; each; each = each.parentElement) opacity *= getComputedStyle(each).opacity;
    const paper = paperOf(element);
    const ink = parsed(style.color);
    const found = contrast(over({ rgb: ink.rgb, alpha: ink.alpha * opacity }, paper), paper);
    if (found < least) faults.set(named(element), `${named(element)} has ${found.toFixed(2)}`);
  };
  for (const [, element] of seenTexts()) judge(element, getComputedStyle(element));
  for (const element of document.body.querySelectorAll("*"))
    for (const kind of ["::before", "::after", "::marker"]) {
      const style = getComputedStyle(element, kind);
      const isSaid = kind === "::marker" ? getComputedStyle(element).display === "list-item" :
        !["none", "normal", '""'].includes(style.content);
      if (isSaid && isSeen(element)) judge(element, style);
    }
  return [...faults.values()];
}

const SIDES = ["InlineStart", "InlineEnd", "BlockStart", "BlockEnd"];

// What tells a state or a control without words: where, and with what contrast.
function signs() {
  const found = [];
  const judge = (element, what, colour) => {
    const paper = paperOf(element.parentElement);
    found.push({ what, name: named(element), contrast: contrast(over(parsed(colour), paper), paper) });
  };
  const borders = (selector, kind) => {
    for (const element of document.querySelectorAll(selector)) {
      if (!isSeen(element)) continue;
      const style = getComputedStyle(element, kind);
      for (const side of SIDES)
        if (parseFloat(style[`border${side}Width`]) && style[`border${side}Style`] !== "none")
          judge(element, `${selector}${kind ?? ""} ${side}`, style[`border${side}Color`]);
    }
  };
  borders(".passage:not(.keyed)");
  borders("tbody :has(> [data-state])", "::after");
  borders("input");
  borders(".alert");
  borders(".bar");
  borders(".bar", "::before");
  for (const mark of document.querySelectorAll("svg.mark, svg.tongue"))
    if (isSeen(mark)) judge(mark, "mark", getComputedStyle(mark).color);
  return found;
}

// Opens everything that opens.
function unfold() {
  for (const each of document.querySelectorAll("details")) each.open = true;
}
