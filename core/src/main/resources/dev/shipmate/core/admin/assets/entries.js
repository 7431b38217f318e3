// The list of what was said, asked and answered. An entry that changes is replaced where it stands.

import { blocks } from "./blocks.js";
import { el } from "./elements.js";
import { prompt } from "./prompts.js";

export class Entries {
    constructor(list, actions) {
        this.list = list;
        this.actions = actions;
    }

    get isEmpty() {
        return this.list.childElementCount === 0;
    }

    clear() {
        this.list.replaceChildren();
    }

    /** Shows an entry; returns whether it is a new one. */
    put(entry) {
        const before = document.getElementById("entry-" + entry.id);
        if (entry.kind === "removed") {
            before?.remove();
            return false;
        }
        // A control that is disabled while its answer is on the way gives the focus to the body.
        const hadFocus = before?.contains(document.activeElement) || document.activeElement === document.body;
        const made = this.#element(entry);
        if (before) {
            made.classList.remove("fresh");
            before.replaceWith(made);
        } else {
            this.list.append(made);
        }
        if (!before || hadFocus) {
            this.#focus(entry, made);
        }
        return !before;
    }

    #element(entry) {
        const isDone = entry.kind === "prompt" && entry.state !== "open";
        const kind = entry.kind + (entry.mine ? " mine" : "") + (isDone ? " done" : "");
        return el("li", { id: "entry-" + entry.id, class: "entry fresh " + kind },
            this.#meta(entry), el("div", { class: "bubble" }, ...this.#content(entry)));
    }

    #content(entry) {
        switch (entry.kind) {
            case "said":
                return ["/" + entry.text];
            case "prompt":
                return [prompt(entry, this.actions)];
            default:
                return blocks(entry, this.actions);
        }
    }

    #meta(entry) {
        const at = new Date(entry.at);
        const isToday = at.toDateString() === new Date().toDateString();
        const who = entry.kind === "said" ? (entry.mine ? null : entry.user) : "Shipmate";
        const to = entry.kind !== "said" && !entry.mine && entry.user ? "to " + entry.user : null;
        return el("div", { class: "meta" },
            who ? el("strong", {}, who) : null,
            to ? el("span", {}, to) : null,
            el("time", { datetime: entry.at, title: at.toLocaleString() },
                isToday ? at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) : at.toLocaleString()),
            entry.private && entry.kind === "message"
                ? el("span", { class: "only-you" }, "only visible to you") : null);
    }

    /**
     * Who was just asked wants to answer, and afterwards to type; but not in the middle of a line, and never so that
     * the next key presses a button.
     */
    #focus(entry, made) {
        const line = document.getElementById("line");
        const isLive = this.list.closest(".is-live") !== null;
        if (entry.kind !== "prompt" || !entry.mine || !isLive || line.value) {
            return;
        }
        const first = entry.state === "open" ? made.querySelector("input, select, .choices") : line;
        first?.focus({ preventScroll: true });
    }
}
