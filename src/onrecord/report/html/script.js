"use strict";
// The page is whole without this script. It turns the row of findings into a desk: one finding at a time, beside the
// story, with filters and keys.
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  document.addEventListener("DOMContentLoaded", () => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const help = document.getElementById("help");
    const status = document.getElementById("status");
    const rows = all(".list a"); // in the order of the lists: worst first, story by story
    let current = null;
    let cameFrom = null;

    const idOf = (link) => link.getAttribute("href").slice(3); // "#f-…" or "#q-…"
    const caseOf = (node) => node.closest(".case");
    const isShown = (row) => !row.closest("[hidden]");
    const linksTo = (id) => all(`.quoted[href="#f-${CSS.escape(id)}"]`);

    const isInView = (node) => {
      const box = node.getBoundingClientRect();
      const sheet = matchMedia("(max-width: 56rem)").matches ? innerHeight * 0.4 : innerHeight;
      return box.top >= 0 && box.bottom <= sheet;
    };

    const markCurrent = (id, isOn) => {
      linksTo(id).forEach((link) => link.classList.toggle("current", isOn));
      rows.filter((row) => idOf(row) === id).forEach((row) => row.toggleAttribute("aria-current", isOn));
    };

    const close = () => {
      if (!current) return;
      const id = current.id.slice(2);
      current.classList.remove("selected");
      caseOf(current).classList.remove("reading");
      markCurrent(id, false);
      current = null;
      history.replaceState(null, "", location.pathname + location.search);
      const back = cameFrom && cameFrom.isConnected ? cameFrom : rows.find((row) => idOf(row) === id);
      back?.focus({ preventScroll: true });
    };

    const select = (id, from) => {
      const next = document.getElementById(`f-${id}`);
      if (!next) return;
      if (current) {
        current.classList.remove("selected");
        caseOf(current).classList.remove("reading");
        markCurrent(current.id.slice(2), false);
      }
      cameFrom = from ?? cameFrom;
      current = next;
      current.classList.add("selected");
      const section = caseOf(current);
      section.classList.add("reading");
      section.querySelector(".desk").scrollTop = 0;
      markCurrent(id, true);
      const shown = rows.filter(isShown);
      const at = shown.findIndex((row) => idOf(row) === id);
      section.querySelector(".count").textContent = at < 0 ? "" : `${at + 1} of ${shown.length}`;
      status.textContent = current.getAttribute("aria-label");
      current.focus({ preventScroll: true });
      const link = linksTo(id)[0];
      if (link && !isInView(link)) {
        const isNarrow = matchMedia("(max-width: 56rem)").matches;
        link.scrollIntoView({ block: isNarrow ? "start" : "center" });
      }
      history.replaceState(null, "", `#f-${id}`);
    };

    const step = (by) => {
      const shown = rows.filter(isShown);
      if (!shown.length) return;
      const focused = document.activeElement?.matches?.(".list a") ? document.activeElement : null;
      const here = current ? rows.find((row) => idOf(row) === current.id.slice(2)) : focused;
      const at = shown.indexOf(here);
      const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1);
      select(idOf(shown[next]));
    };

    const filter = (section) => {
      const off = new Set(all('.chip[aria-pressed="false"]', section).map((chip) => chip.dataset.level));
      all(".group", section).forEach((group) => { group.hidden = off.has(group.dataset.level); });
      all(".finding", section).forEach((finding) => {
        linksTo(finding.id.slice(2)).forEach((link) => link.classList.toggle("muted", off.has(finding.dataset.level)));
      });
    };

    all(".bar").forEach((bar) => {
      const button = (text, name, work) => {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = text;
        made.setAttribute("aria-label", name);
        made.addEventListener("click", work);
        return made;
      };
      const count = document.createElement("span");
      count.className = "count";
      bar.append(
        button("← All findings", "Back to the list of findings", close),
        count,
        button("↑", "Finding before", () => step(-1)),
        button("↓", "Next finding", () => step(1)),
      );
      bar.hidden = false;
    });

    document.addEventListener("click", (event) => {
      const chip = event.target.closest(".chip");
      if (chip) {
        chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
        filter(caseOf(chip));
        return;
      }
      const link = event.target.closest('a[href^="#f-"], .back a');
      if (!link) return;
      event.preventDefault();
      if (link.closest(".back")) {
        const quoted = linksTo(idOf(link))[0];
        quoted?.scrollIntoView({ block: "center" });
        quoted?.focus({ preventScroll: true });
      } else {
        select(idOf(link), link);
      }
    });

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      if (event.key === "j" || event.key === "ArrowRight") step(1);
      else if (event.key === "k" || event.key === "ArrowLeft") step(-1);
      else if (event.key === "Escape") close();
      else if (event.key === "?") help.showModal();
      else if (event.key === "Enter" && document.activeElement === document.body) step(1);
      else return;
      event.preventDefault();
    });

    const opener = document.querySelector(".help");
    opener.hidden = false;
    opener.addEventListener("click", () => help.showModal());

    if (location.hash.startsWith("#f-")) select(decodeURIComponent(location.hash.slice(3)));
  });
})();
