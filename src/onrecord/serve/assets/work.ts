// What is sent to the desk and what goes on there: dropped files, progress, the page put right when the work is done.

// --- dropped files -------------------------------------------------------------------------------------------------

const BATCH_FILES = 100;
const BATCH_BYTES = 48_000_000;

const key = (): string => {
  const headers = document.body.getAttribute("hx-headers");
  return headers ? String((JSON.parse(headers) as Record<string, string>)["X-Desk-Key"]) : "";
};

const cut = (files: File[]): File[][] => {
  const batches: File[][] = [];
  let batch: File[] = [];
  let size = 0;
  for (const file of files) {
    if (batch.length && (batch.length >= BATCH_FILES || size + file.size > BATCH_BYTES)) {
      batches.push(batch);
      batch = [];
      size = 0;
    }
    batch.push(file);
    size += file.size;
  }
  if (batch.length) batches.push(batch);
  return batches;
};

let isSending = false;

const send = async (files: File[], asWhat: string): Promise<void> => {
  isSending = true;
  try { await sendBatches(files, asWhat); } finally { isSending = false; }
  watch();
};

const sendBatches = async (files: File[], asWhat: string): Promise<void> => {
  let sent = 0;
  for (const batch of cut(files)) {
    const form = new FormData();
    form.append("as", asWhat);
    batch.forEach((file) => form.append("files", file, file.name));
    say(`Sending ${sent + 1} to ${sent + batch.length} of ${files.length} files`);
    const answer = await fetch("/files", { method: "POST", body: form, headers: { "X-Desk-Key": key(), "HX-Request": "true" } });
    const html = await answer.text();
    if (!answer.ok) {
      const told = parse(html).body.textContent?.trim();
      one("#messages")?.replaceChildren(told || "The files were not taken.");
      return;
    }
    sent += batch.length;
    replaceWork(html);
  }
  one("#work")?.scrollIntoView({ block: "nearest" });
};

const walk = async (entry: FileSystemEntry): Promise<File[]> => {
  if (entry.isFile) {
    return new Promise((resolve) => { (entry as FileSystemFileEntry).file((file) => resolve([file]), () => resolve([])); });
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => { reader.readEntries(resolve, () => resolve([])); });
    if (!some.length) return found;
    for (const each of some) if (!each.name.startsWith(".")) found.push(...(await walk(each)));
  }
};

const listDropped = async (data: DataTransfer): Promise<File[]> => {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => !!entry);
  if (!entries.length) return [...data.files];
  return (await Promise.all(entries.map((entry) => walk(entry as FileSystemEntry)))).flat();
};

document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  const zone = (event.target as Element).closest?.(".drop");
  all(".drop").forEach((each) => each.classList.toggle("over", each === zone));
});
document.addEventListener("dragleave", (event) => {
  (event.target as Element).closest?.(".drop")?.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault(); // else the browser would leave the desk and open the file
  all(".drop").forEach((each) => each.classList.remove("over"));
  const zones = all(".drop");
  const zone = (event.target as Element).closest?.<HTMLElement>(".drop") ?? (zones.length === 1 ? zones[0] : null);
  if (!zone) return;
  const asWhat = zone.dataset["drop"] ?? "record";
  void listDropped(event.dataTransfer).then((files) => (files.length ? send(files, asWhat) : undefined));
});
document.addEventListener("change", (event) => {
  const input = event.target as HTMLInputElement;
  if (input.type !== "file" || !input.files?.length) return;
  const files = [...input.files];
  void send(files, input.closest<HTMLElement>(".drop")?.dataset["drop"] ?? "record").then(() => { input.value = ""; });
});

// --- what goes on in the background --------------------------------------------------------------------------------

type Row = { number: number; title: string; done: number; total: number; at: string; isOver: boolean };
let events: EventSource | null = null;

const parse = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

const replace = (id: string, page: Document): void => {
  const [now, fresh] = [document.getElementById(id), page.getElementById(id)];
  if (!fresh || !now) return;
  now.replaceWith(fresh);
  htmx.process(fresh);
  showTimes();
};

const replaceWork = (html: string): void => replace("work", parse(html));

const refreshWork = async (): Promise<void> => {
  const answer = await fetch("/work");
  if (answer.ok) replaceWork(await answer.text());
};

const isBusy = (): boolean =>
  all<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=text], input:not([type])").some(
    (field) => field.value !== field.defaultValue,
  );

// How to find what has the focus in a page that is fetched anew.
const nameOf = (node: Element | null): string => {
  if (!node || !node.closest("#main")) return "";
  if (node.id) return `#${CSS.escape(node.id)}`;
  for (const name of ["data-finding", "data-key", "data-go", "href", "name"]) {
    const value = node.getAttribute(name);
    if (value) return `#main ${node.localName}[${name}="${CSS.escape(value)}"]`;
  }
  return "";
};

// The page as it is now, put in the place of the one shown: focus and place in the page stay where they are.
const refreshPage = async (): Promise<void> => {
  let html = "";
  for (let before = -1; before !== asked; ) {
    before = asked;
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) { location.reload(); return; }
    html = await answer.text();
    while (one(".htmx-request")) await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  if (isBusy()) return;
  const [focus, top] = [nameOf(document.activeElement), one("#panel")?.scrollTop ?? 0];
  const page = parse(html);
  replace("main", page);
  replace("work", page);
  markCurrent();
  const panel = one("#panel");
  if (panel) panel.scrollTop = top;
  if (focus) one(focus)?.focus({ preventScroll: true });
};

const finish = async (): Promise<void> => {
  events?.close();
  events = null;
  if (!isBusy() && !isSending) await refreshPage();
  if (!one("#work .running")) return;
  await refreshWork();
  say("The work is done. Load the page again to see what came of it.");
};

const watch = (): void => {
  if (events || !one("#work .running")) return;
  events = new EventSource("/work/events");
  events.onmessage = (event: MessageEvent<string>) => {
    const rows = JSON.parse(event.data) as Row[];
    for (const row of rows) {
      const job = one(`#work [data-job="${row.number}"]`);
      if (!job) { if (!row.isOver) void refreshWork(); continue; }
      const bar = one<HTMLProgressElement>("progress", job);
      if (bar && row.total) { bar.max = row.total; bar.value = row.done; }
      const at = one(".at", job);
      if (at) at.textContent = row.total ? `${row.done + 1} of ${row.total}: ${row.at}` : row.at;
    }
  };
  events.addEventListener("over", () => { void finish(); });
};
