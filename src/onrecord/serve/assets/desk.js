// Made of desk.ts and work.ts by scripts/build_desk.sh; sha256 3061a8f1056a43939094f8e71e7b6a9f708cec0a8f912b5b43ec84796536e993
"use strict";
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const say = (text) => {
    const status = one("#status");
    if (!status)
        return;
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 50);
};
const isNarrow = () => matchMedia("(max-width: 56rem)").matches;
const markCurrent = () => {
    const finding = one("#panel .finding");
    const id = finding?.dataset.finding;
    all(".quoted.current").forEach((link) => { link.classList.remove("current"); link.removeAttribute("aria-current"); });
    if (!finding || !id)
        return null;
    const links = all(`.story .quoted[href^="/finding/${CSS.escape(id)}"]`);
    links.forEach((link) => { link.classList.add("current"); link.setAttribute("aria-current", "true"); });
    return links[0] ?? null;
};
const keepInView = (link) => {
    if (!link || isNarrow())
        return;
    const box = link.getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight - 40)
        link.scrollIntoView({ block: "center" });
};
const selectWords = (words) => {
    const draft = one("#draft");
    const at = draft?.value.indexOf(words) ?? -1;
    if (!draft || at < 0) {
        say("These words do not stand there any more.");
        return;
    }
    draft.focus({ preventScroll: true });
    draft.setSelectionRange(at, at + words.length);
    draft.scrollTop = (draft.scrollHeight * at) / Math.max(1, draft.value.length) - draft.clientHeight / 2;
};
const showPanel = () => {
    const link = markCurrent();
    const panel = one("#panel");
    const finding = one("#panel .finding");
    if (panel && !isNarrow())
        panel.scrollTop = 0;
    if (isNarrow() && finding)
        window.scrollTo(0, 0);
    keepInView(link);
    const decided = one("#progress label")?.textContent ?? "";
    if (finding) {
        finding.focus({ preventScroll: true });
        say([finding.dataset.said, finding.dataset.said ? decided : finding.getAttribute("aria-label")].join(" ").trim());
    }
    else if (panel) {
        const wanted = cameFrom ? one(`#panel .list a[data-finding="${CSS.escape(cameFrom)}"]`) : null;
        wanted?.focus({ preventScroll: false });
        say(`${all("#panel .list a").length} findings shown`);
    }
    showTimes();
};
let cameFrom = null;
let asked = 0;
document.addEventListener("htmx:beforeSwap", () => {
    cameFrom = one("#panel .finding")?.dataset.finding ?? cameFrom;
});
document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail?.target;
    if (target?.id === "panel")
        showPanel();
    if (target?.id === "work")
        watch();
});
document.addEventListener("htmx:beforeRequest", () => { asked += 1; one("#messages")?.replaceChildren(); });
document.addEventListener("htmx:sendError", () => {
    const messages = one("#messages");
    if (messages)
        messages.textContent = "The desk does not answer; was it stopped?";
});
document.addEventListener("htmx:responseError", () => { one("#messages")?.scrollIntoView({ block: "nearest" }); });
const isTyping = (node) => !!node?.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const go = (key) => {
    const link = one(`#panel [data-go="${key}"]`);
    if (link) {
        link.click();
        return true;
    }
    if (one("#panel .finding")) {
        say({ j: "This is the last finding.", k: "This is the first finding.", n: "Nothing undecided comes after this.",
            p: "Nothing undecided comes before this." }[key] ?? "");
        return true;
    }
    const rows = all("#panel .list a");
    const open = key === "n" || key === "p" ? rows.filter((row) => !row.closest(".is-decided")) : rows;
    const focused = rows.indexOf(document.activeElement);
    if (focused >= 0 && (key === "j" || key === "k")) {
        rows[Math.min(Math.max(focused + (key === "j" ? 1 : -1), 0), rows.length - 1)]?.focus();
        return true;
    }
    const row = key === "k" || key === "p" ? open[open.length - 1] : open[0];
    row?.click();
    return !!row;
};
const stepRows = (by) => {
    const rows = all(".page .rows a.title, .page .hits a, .page .rows li > a");
    if (!rows.length)
        return false;
    const at = rows.indexOf(document.activeElement);
    rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
    return true;
};
const press = (selector) => {
    const node = one(selector);
    node?.click();
    return !!node;
};
const openHelp = () => {
    one("#help")?.showModal();
    return true;
};
const search = () => {
    const box = one("#search") ?? one("#inside");
    if (box) {
        box.focus();
        box.select();
    }
    else if (one(".sections"))
        location.assign("/search");
    return true;
};
const act = (key) => {
    if (key === "j" || key === "k")
        return one("#panel") ? go(key) : stepRows(key === "j" ? 1 : -1);
    if (key === "n" || key === "p")
        return !!one("#panel") && go(key);
    if ("acdx".includes(key))
        return press(`#panel [data-key="${key}"]`);
    if (key === "m") {
        one("#panel textarea[name=note]")?.focus();
        return !!one("#panel textarea[name=note]");
    }
    if (key === "y")
        return press("#copy");
    if (key === "e")
        return press("#edit");
    if (key === "/")
        return search();
    if (key === "?")
        return openHelp();
    if (key === "Escape")
        return press("#to-list");
    if (key === "Enter" && document.activeElement === document.body)
        return !!one("#panel") && go("j");
    return false;
};
document.addEventListener("keydown", (event) => {
    const active = document.activeElement;
    if (one("#help")?.open)
        return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && active?.closest("form.draft, form.paste")) {
        event.preventDefault();
        active.closest("form")?.requestSubmit();
        return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
    if (isTyping(active)) {
        if (event.key === "Escape" && !active?.closest("form.draft")) {
            active.blur();
            one("#panel .finding")?.focus({ preventScroll: true });
            event.preventDefault();
        }
        return;
    }
    if (act(event.key))
        event.preventDefault();
});
const copy = async (button) => {
    const form = one("#copy-form")?.value ?? "plain";
    const text = button.dataset[form] ?? button.dataset["plain"] ?? "";
    try {
        await navigator.clipboard.writeText(text);
        say("Copied with its cite.");
        button.classList.add("copied");
        setTimeout(() => button.classList.remove("copied"), 1500);
    }
    catch {
        say("The browser does not let this page copy.");
    }
};
document.addEventListener("click", (event) => {
    const target = event.target;
    const button = target.closest("#copy");
    if (button)
        void copy(button);
    if (target.closest("#help-button"))
        openHelp();
    const row = target.closest("[data-select]");
    if (row)
        selectWords(row.dataset["select"] ?? "");
    const back = target.closest(".back a[href^='#q-']");
    if (back) {
        const quoted = document.getElementById(back.hash.slice(1));
        if (quoted) {
            event.preventDefault();
            quoted.scrollIntoView({ block: "center" });
            quoted.focus({ preventScroll: true });
        }
    }
});
const showTimes = () => {
    all("time[datetime]:not([data-shown])").forEach((time) => {
        const moment = new Date(time.dateTime);
        if (Number.isNaN(moment.getTime()))
            return;
        time.dataset["shown"] = "";
        time.title = time.textContent ?? "";
        time.textContent = moment.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
    });
};
document.addEventListener("load", (event) => {
    const image = event.target;
    const leaf = image.closest?.(".leaf");
    const box = leaf ? one("rect", leaf) : null;
    if (!leaf || !box)
        return;
    const [frame, place] = [leaf.getBoundingClientRect(), box.getBoundingClientRect()];
    leaf.scrollTo(leaf.scrollLeft + place.left - frame.left - 24, leaf.scrollTop + place.top - frame.top - 60);
}, true);
const findTurn = () => {
    const turn = /^#turn-(\d+)$/.exec(location.hash)?.[1];
    const reader = one("[data-record]");
    if (turn && reader && !document.getElementById(`turn-${turn}`)) {
        location.replace(`/record/${reader.dataset["record"]}?turn=${turn}#turn-${turn}`);
    }
};
let isReady = false;
document.addEventListener("submit", (event) => {
    const form = event.target;
    if (isReady || !form.hasAttribute("hx-post"))
        return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.addEventListener("htmx:load", () => form.requestSubmit(event.submitter), { once: true });
}, true);
document.addEventListener("htmx:load", () => {
    if (isReady)
        return;
    isReady = true;
    const draft = one("#draft");
    const trial = one("#trial");
    if (trial && draft && draft.value !== draft.defaultValue)
        htmx.trigger(trial, "early");
});
let isSaving = false;
document.addEventListener("submit", () => { isSaving = true; });
document.addEventListener("htmx:responseError", () => { isSaving = false; });
window.addEventListener("beforeunload", (event) => {
    const draft = one("#draft");
    if (draft && draft.value !== draft.defaultValue && !isSaving)
        event.preventDefault();
});
window.addEventListener("hashchange", findTurn);
document.addEventListener("DOMContentLoaded", () => {
    findTurn();
    showTimes();
    if (!location.hash)
        (one("#mend") ?? one("#here"))?.scrollIntoView({ block: "center" });
    keepInView(markCurrent());
    watch();
});
const BATCH_FILES = 100;
const BATCH_BYTES = 48_000_000;
const key = () => {
    const headers = document.body.getAttribute("hx-headers");
    return headers ? String(JSON.parse(headers)["X-Desk-Key"]) : "";
};
const cut = (files) => {
    const batches = [];
    let batch = [];
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
    if (batch.length)
        batches.push(batch);
    return batches;
};
let isSending = false;
const send = async (files, asWhat) => {
    isSending = true;
    try {
        await sendBatches(files, asWhat);
    }
    finally {
        isSending = false;
    }
    watch();
};
const sendBatches = async (files, asWhat) => {
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
const walk = async (entry) => {
    if (entry.isFile) {
        return new Promise((resolve) => { entry.file((file) => resolve([file]), () => resolve([])); });
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
        const some = await new Promise((resolve) => { reader.readEntries(resolve, () => resolve([])); });
        if (!some.length)
            return found;
        for (const each of some)
            if (!each.name.startsWith("."))
                found.push(...(await walk(each)));
    }
};
const listDropped = async (data) => {
    const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => !!entry);
    if (!entries.length)
        return [...data.files];
    return (await Promise.all(entries.map((entry) => walk(entry)))).flat();
};
document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files"))
        return;
    event.preventDefault();
    const zone = event.target.closest?.(".drop");
    all(".drop").forEach((each) => each.classList.toggle("over", each === zone));
});
document.addEventListener("dragleave", (event) => {
    event.target.closest?.(".drop")?.classList.remove("over");
});
document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files"))
        return;
    event.preventDefault();
    all(".drop").forEach((each) => each.classList.remove("over"));
    const zones = all(".drop");
    const zone = event.target.closest?.(".drop") ?? (zones.length === 1 ? zones[0] : null);
    if (!zone)
        return;
    const asWhat = zone.dataset["drop"] ?? "record";
    void listDropped(event.dataTransfer).then((files) => (files.length ? send(files, asWhat) : undefined));
});
document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file" || !input.files?.length)
        return;
    const files = [...input.files];
    void send(files, input.closest(".drop")?.dataset["drop"] ?? "record").then(() => { input.value = ""; });
});
let events = null;
const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const replace = (id, page) => {
    const [now, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (!fresh || !now)
        return;
    now.replaceWith(fresh);
    htmx.process(fresh);
    showTimes();
};
const replaceWork = (html) => replace("work", parse(html));
const refreshWork = async () => {
    const answer = await fetch("/work");
    if (answer.ok)
        replaceWork(await answer.text());
};
const isBusy = () => all("textarea, input[type=text], input:not([type])").some((field) => field.value !== field.defaultValue);
const nameOf = (node) => {
    if (!node || !node.closest("#main"))
        return "";
    if (node.id)
        return `#${CSS.escape(node.id)}`;
    for (const name of ["data-finding", "data-key", "data-go", "href", "name"]) {
        const value = node.getAttribute(name);
        if (value)
            return `#main ${node.localName}[${name}="${CSS.escape(value)}"]`;
    }
    return "";
};
const refreshPage = async () => {
    let html = "";
    for (let before = -1; before !== asked;) {
        before = asked;
        const answer = await fetch(location.href);
        if (!answer.ok || answer.redirected) {
            location.reload();
            return;
        }
        html = await answer.text();
        while (one(".htmx-request"))
            await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    if (isBusy())
        return;
    const [focus, top] = [nameOf(document.activeElement), one("#panel")?.scrollTop ?? 0];
    const page = parse(html);
    replace("main", page);
    replace("work", page);
    markCurrent();
    const panel = one("#panel");
    if (panel)
        panel.scrollTop = top;
    if (focus)
        one(focus)?.focus({ preventScroll: true });
};
const finish = async () => {
    events?.close();
    events = null;
    if (!isBusy() && !isSending)
        await refreshPage();
    if (!one("#work .running"))
        return;
    await refreshWork();
    say("The work is done. Load the page again to see what came of it.");
};
const watch = () => {
    if (events || !one("#work .running"))
        return;
    events = new EventSource("/work/events");
    events.onmessage = (event) => {
        const rows = JSON.parse(event.data);
        for (const row of rows) {
            const job = one(`#work [data-job="${row.number}"]`);
            if (!job) {
                if (!row.isOver)
                    void refreshWork();
                continue;
            }
            const bar = one("progress", job);
            if (bar && row.total) {
                bar.max = row.total;
                bar.value = row.done;
            }
            const at = one(".at", job);
            if (at)
                at.textContent = row.total ? `${row.done + 1} of ${row.total}: ${row.at}` : row.at;
        }
    };
    events.addEventListener("over", () => { void finish(); });
};
