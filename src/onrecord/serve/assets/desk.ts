// What the desk does in the browser besides what htmx does: keys, copying, the place in view; work.ts has dropped files
// and progress. Every page is whole without this script but for keys, dropping and progress.

declare const htmx: { trigger(node: Element, name: string): void; process(node: Element): void };

const one = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T | null =>
  within.querySelector<T>(selector);
const all = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] =>
  [...within.querySelectorAll<T>(selector)];

const say = (text: string): void => {
  const status = one("#status");
  if (!status) return;
  status.textContent = "";
  // A reader speaks only what changes after it looked.
  setTimeout(() => { status.textContent = text; }, 50);
};

const isNarrow = (): boolean => matchMedia("(max-width: 56rem)").matches;

// --- the finding in view -------------------------------------------------------------------------------------------

const markCurrent = (): HTMLElement | null => {
  const finding = one("#panel .finding");
  const id = finding?.dataset.finding;
  all(".quoted.current").forEach((link) => { link.classList.remove("current"); link.removeAttribute("aria-current"); });
  if (!finding || !id) return null;
  const links = all<HTMLAnchorElement>(`.story .quoted[href^="/finding/${CSS.escape(id)}"]`);
  links.forEach((link) => { link.classList.add("current"); link.setAttribute("aria-current", "true"); });
  return links[0] ?? null;
};

const keepInView = (link: HTMLElement | null): void => {
  if (!link || isNarrow()) return;
  const box = link.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 40) link.scrollIntoView({ block: "center" });
};

// A finding of the draft leads to its words in the field, where they still stand.
const selectWords = (words: string): void => {
  const draft = one<HTMLTextAreaElement>("#draft");
  const at = draft?.value.indexOf(words) ?? -1;
  if (!draft || at < 0) { say("These words do not stand there any more."); return; }
  draft.focus({ preventScroll: true });
  draft.setSelectionRange(at, at + words.length);
  draft.scrollTop = (draft.scrollHeight * at) / Math.max(1, draft.value.length) - draft.clientHeight / 2;
};

const showPanel = (): void => {
  const link = markCurrent();
  const panel = one("#panel");
  const finding = one("#panel .finding");
  if (panel && !isNarrow()) panel.scrollTop = 0;
  if (isNarrow() && finding) window.scrollTo(0, 0);
  keepInView(link);
  const decided = one("#progress label")?.textContent ?? "";
  if (finding) {
    finding.focus({ preventScroll: true });
    say([finding.dataset.said, finding.dataset.said ? decided : finding.getAttribute("aria-label")].join(" ").trim());
  } else if (panel) {
    const wanted = cameFrom ? one(`#panel .list a[data-finding="${CSS.escape(cameFrom)}"]`) : null;
    wanted?.focus({ preventScroll: false });
    say(`${all("#panel .list a").length} findings shown`);
  }
  showTimes();
};

let cameFrom: string | null = null;
let asked = 0; // how many requests htmx has made

document.addEventListener("htmx:beforeSwap", () => {
  cameFrom = one("#panel .finding")?.dataset.finding ?? cameFrom;
});
document.addEventListener("htmx:afterSettle", (event) => {
  const target = (event as CustomEvent).detail?.target as Element | undefined;
  if (target?.id === "panel") showPanel();
  if (target?.id === "work") watch();
});
document.addEventListener("htmx:beforeRequest", () => { asked += 1; one("#messages")?.replaceChildren(); });
document.addEventListener("htmx:sendError", () => {
  const messages = one("#messages");
  if (messages) messages.textContent = "The desk does not answer; was it stopped?";
});
document.addEventListener("htmx:responseError", () => { one("#messages")?.scrollIntoView({ block: "nearest" }); });

// --- keys ----------------------------------------------------------------------------------------------------------

const isTyping = (node: Element | null): boolean =>
  !!node?.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

const go = (key: string): boolean => {
  const link = one<HTMLAnchorElement>(`#panel [data-go="${key}"]`);
  if (link) { link.click(); return true; }
  if (one("#panel .finding")) {
    say({ j: "This is the last finding.", k: "This is the first finding.", n: "Nothing undecided comes after this.",
      p: "Nothing undecided comes before this." }[key] ?? "");
    return true;
  }
  const rows = all<HTMLAnchorElement>("#panel .list a");
  const open = key === "n" || key === "p" ? rows.filter((row) => !row.closest(".is-decided")) : rows;
  const focused = rows.indexOf(document.activeElement as HTMLAnchorElement);
  if (focused >= 0 && (key === "j" || key === "k")) {
    rows[Math.min(Math.max(focused + (key === "j" ? 1 : -1), 0), rows.length - 1)]?.focus();
    return true;
  }
  const row = key === "k" || key === "p" ? open[open.length - 1] : open[0];
  row?.click();
  return !!row;
};

const stepRows = (by: number): boolean => {
  const rows = all<HTMLAnchorElement>(".page .rows a.title, .page .hits a, .page .rows li > a");
  if (!rows.length) return false;
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  return true;
};

const press = (selector: string): boolean => {
  const node = one(selector);
  node?.click();
  return !!node;
};

const openHelp = (): boolean => {
  one<HTMLDialogElement>("#help")?.showModal();
  return true;
};

const search = (): boolean => {
  const box = one<HTMLInputElement>("#search") ?? one<HTMLInputElement>("#inside");
  if (box) { box.focus(); box.select(); } else if (one(".sections")) location.assign("/search");
  return true;
};

const act = (key: string): boolean => {
  if (key === "j" || key === "k") return one("#panel") ? go(key) : stepRows(key === "j" ? 1 : -1);
  if (key === "n" || key === "p") return !!one("#panel") && go(key);
  if ("acdx".includes(key)) return press(`#panel [data-key="${key}"]`);
  if (key === "m") { one("#panel textarea[name=note]")?.focus(); return !!one("#panel textarea[name=note]"); }
  if (key === "y") return press("#copy");
  if (key === "e") return press("#edit");
  if (key === "/") return search();
  if (key === "?") return openHelp();
  if (key === "Escape") return press("#to-list");
  if (key === "Enter" && document.activeElement === document.body) return !!one("#panel") && go("j");
  return false;
};

document.addEventListener("keydown", (event) => {
  const active = document.activeElement;
  if (one<HTMLDialogElement>("#help")?.open) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && active?.closest("form.draft, form.paste")) {
    event.preventDefault();
    active.closest("form")?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(active)) {
    if (event.key === "Escape" && !active?.closest("form.draft")) {
      (active as HTMLElement).blur();
      one("#panel .finding")?.focus({ preventScroll: true });
      event.preventDefault();
    }
    return;
  }
  if (act(event.key)) event.preventDefault();
});

// --- copying -------------------------------------------------------------------------------------------------------

const copy = async (button: HTMLElement): Promise<void> => {
  const form = one<HTMLSelectElement>("#copy-form")?.value ?? "plain";
  const text = button.dataset[form] ?? button.dataset["plain"] ?? "";
  try {
    await navigator.clipboard.writeText(text);
    say("Copied with its cite.");
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 1500);
  } catch {
    say("The browser does not let this page copy.");
  }
};

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const button = target.closest<HTMLElement>("#copy");
  if (button) void copy(button);
  if (target.closest("#help-button")) openHelp();
  const row = target.closest<HTMLElement>("[data-select]");
  if (row) selectWords(row.dataset["select"] ?? "");
  const back = target.closest<HTMLAnchorElement>(".back a[href^='#q-']");
  if (back) {
    const quoted = document.getElementById(back.hash.slice(1));
    if (quoted) { event.preventDefault(); quoted.scrollIntoView({ block: "center" }); quoted.focus({ preventScroll: true }); }
  }
});

// --- small things --------------------------------------------------------------------------------------------------

const showTimes = (): void => {
  all<HTMLTimeElement>("time[datetime]:not([data-shown])").forEach((time) => {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) return;
    time.dataset["shown"] = "";
    time.title = time.textContent ?? "";
    time.textContent = moment.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  });
};

// A page's image stands in a small frame; the words that it is there for are brought into view.
document.addEventListener("load", (event) => {
  const image = event.target as Element;
  const leaf = image.closest?.<HTMLElement>(".leaf");
  const box = leaf ? one<SVGRectElement>("rect", leaf) : null;
  if (!leaf || !box) return;
  const [frame, place] = [leaf.getBoundingClientRect(), box.getBoundingClientRect()];
  leaf.scrollTo(leaf.scrollLeft + place.left - frame.left - 24, leaf.scrollTop + place.top - frame.top - 60);
}, true);

const findTurn = (): void => {
  const turn = /^#turn-(\d+)$/.exec(location.hash)?.[1];
  const reader = one("[data-record]");
  if (turn && reader && !document.getElementById(`turn-${turn}`)) {
    location.replace(`/record/${reader.dataset["record"]}?turn=${turn}#turn-${turn}`);
  }
};

// A form that is sent before htmx listens is sent when it does; a draft that was changed before is tried then.
let isReady = false;
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (isReady || !form.hasAttribute("hx-post")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.addEventListener("htmx:load", () => form.requestSubmit(event.submitter), { once: true });
}, true);
document.addEventListener("htmx:load", () => {
  if (isReady) return;
  isReady = true;
  const draft = one<HTMLTextAreaElement>("#draft");
  const trial = one("#trial");
  if (trial && draft && draft.value !== draft.defaultValue) htmx.trigger(trial, "early");
});

let isSaving = false;
document.addEventListener("submit", () => { isSaving = true; });
document.addEventListener("htmx:responseError", () => { isSaving = false; });
window.addEventListener("beforeunload", (event) => {
  const draft = one<HTMLTextAreaElement>("#draft");
  if (draft && draft.value !== draft.defaultValue && !isSaving) event.preventDefault();
});
window.addEventListener("hashchange", findTurn);
document.addEventListener("DOMContentLoaded", () => {
  findTurn();
  showTimes();
  if (!location.hash) (one("#mend") ?? one("#here"))?.scrollIntoView({ block: "center" });
  keepInView(markCurrent());
  watch();
});
