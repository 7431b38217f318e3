// The chat page: what happens on the host arrives as events, what is typed goes out as requests.

import { Composer } from "./composer.js";
import { Entries } from "./entries.js";

const NEAR_END = 120;
const RETRIES = 3;
const byId = (id) => document.getElementById(id);
const csrf = document.querySelector('meta[name="csrf"]').content;
const conversation = byId("conversation");

const entries = new Entries(byId("entries"), {
    answer: (message, values) => post("answer", { message, values }),
    cancel: (message) => post("cancel", { message }),
    say: (text) => post("say", { text }),
});
const composer = new Composer(byId("composer"), byId("line"), byId("offers"), (text) => post("say", { text }));

/** Sends something once, however often it has to be tried; returns whether the host has it. */
async function post(what, content) {
    const body = JSON.stringify({ ...content, delivery: newId() });
    if (what !== "cancel") { // a cancelled question closes, and nothing is said that could end the waiting
        working(true);
    }
    for (let attempt = 1; attempt <= RETRIES; attempt++) {
        try {
            const response = await fetch("/console/" + what, {
                method: "POST",
                headers: { "Content-Type": "application/json", "X-Csrf-Token": csrf },
                body,
            });
            if (response.ok) {
                status("");
                return true;
            }
            if (response.status === 401) {
                location.assign("/login/");
                return false;
            }
            if (response.status < 500) {
                return failed(await response.text());
            }
        } catch {
            // the connection broke: the same delivery id makes a second try harmless
        }
        await new Promise((done) => setTimeout(done, 500 * attempt));
    }
    return failed("The host does not answer. Try again.");
}

/** Also where the page is not served over TLS, and the browser makes no UUIDs. */
function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function failed(message) {
    working(false);
    status(message);
    return false;
}

function status(message) {
    byId("status").textContent = message;
    byId("status").hidden = !message;
}

function working(is) {
    byId("working").hidden = !is;
    if (is) {
        toEnd();
    }
}

function toEnd() {
    conversation.scrollTop = conversation.scrollHeight;
    byId("newest").hidden = true;
}

function isNearEnd() {
    return conversation.scrollHeight - conversation.scrollTop - conversation.clientHeight < NEAR_END;
}

function show(entry) {
    const wasNearEnd = isNearEnd();
    const isNew = entries.put(entry);
    if (entry.kind === "said" && entry.mine && isNew) {
        composer.remember(entry.text);
    }
    if (entry.mine && isNew && (entry.kind === "message" || entry.kind === "prompt")) {
        working(false);
    }
    byId("empty").hidden = !entries.isEmpty;
    if (wasNearEnd || (entry.mine && entry.kind === "said")) {
        toEnd();
    } else if (isNew) {
        byId("newest").hidden = false;
    }
}

function listen() {
    const events = new EventSource("/console/events");
    events.addEventListener("begin", () => {
        conversation.classList.remove("is-live");
        entries.clear();
    });
    events.addEventListener("message", (event) => show(JSON.parse(event.data)));
    events.addEventListener("ready", () => {
        byId("empty").hidden = !entries.isEmpty;
        toEnd();
        conversation.classList.add("is-live");
    });
    events.addEventListener("open", () => status(""));
    events.addEventListener("error", () => {
        status("Connection lost. Trying again…");
        if (events.readyState === EventSource.CLOSED) {
            setTimeout(again, 3000);
        }
    });
}

/** After the browser gave up: signed out, or the host was away. */
async function again() {
    await loadCommands();
    listen();
}

async function loadCommands() {
    try {
        const response = await fetch("/console/commands");
        if (response.status === 401) {
            location.assign("/login/");
        } else if (response.ok) {
            composer.commands = await response.json();
        }
    } catch {
        // offers are a help, not a need
    }
}

byId("newest").addEventListener("click", toEnd);
byId("help").addEventListener("click", () => post("say", { text: "help" }));
conversation.addEventListener("scroll", () => {
    if (isNearEnd()) {
        byId("newest").hidden = true;
    }
});
// A keyboard that slides in, or a turned phone, must not hide what was said last.
let wasAtEnd = true;
conversation.addEventListener("scrollend", () => (wasAtEnd = isNearEnd()));
new ResizeObserver(() => wasAtEnd && toEnd()).observe(conversation);
conversation.addEventListener("load", () => isNearEnd() && toEnd(), true);
loadCommands();
listen();
