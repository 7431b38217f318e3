// Shows the blocks of a message.

import { copyButton, el, safeAddress } from "./elements.js";

const KINDS = { heading, text, fields, table, snippet, image, attachment, button };

export function blocks(message, actions) {
    return (message.blocks ?? []).map((block) => (KINDS[block.kind] ?? unknown)(block, actions));
}

function heading(block) {
    return el("h3", {}, block.text);
}

function text(block) {
    return el("p", {}, ...(block.spans ?? []).map(span));
}

function span(part) {
    switch (part.kind) {
        case "bold":
            return el("strong", {}, part.text);
        case "code":
            return el("code", {}, part.text);
        case "link": {
            const href = safeAddress(part.address, ["http:", "https:", "mailto:"]);
            return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, part.text) : part.text;
        }
        case "mention":
            return el("span", { class: "mention" }, "@" + (part.userName || part.userId));
        default:
            return part.text ?? "";
    }
}

function fields(block) {
    const list = el("dl");
    for (const field of block.fields ?? []) {
        list.append(el("dt", {}, field.label), el("dd", {}, field.value));
    }
    return list;
}

function table(block) {
    const head = el("tr", {}, ...block.header.map((cell) => el("th", { scope: "col" }, cell)));
    const rows = block.rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell))));
    const tabbed = [block.header, ...block.rows].map((row) => row.join("\t")).join("\n");
    const name = block.title || "Table of " + block.rows.length + " rows";
    return el("div", { class: "table" },
        title(block.title, copyButton(tabbed)),
        el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name },
            el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows))));
}

function snippet(block) {
    return el("div", { class: "snippet" },
        title(block.title, copyButton(block.text)),
        el("pre", { tabindex: "0" }, block.text));
}

function title(words, tool) {
    return el("div", { class: "block-title" }, el("span", {}, words ?? ""), el("span", { class: "tools" }, tool));
}

function image(block) {
    const address = block.attachment ? block.attachment.href : safeAddress(block.address, ["http:", "https:"]);
    const picture = address
        ? el("img", { src: address, alt: block.description, loading: "lazy", referrerpolicy: "no-referrer" })
        : null;
    return el("figure", { class: "picture" }, picture, el("figcaption", {}, block.description));
}

function attachment(block) {
    return el("a", { class: "file", href: block.href, download: block.name },
        el("span", { "aria-hidden": "true" }, "⬇"),
        el("span", {}, block.name),
        el("small", {}, size(block.size)));
}

/** Says its line in the name of whoever presses it. */
function button(block, actions) {
    return el("button", { type: "button", class: "say", title: block.line, onclick: () => actions.say(block.line) },
        block.label);
}

function size(bytes) {
    if (bytes < 1024) {
        return bytes + " bytes";
    }
    return bytes < 1024 * 1024 ? Math.round(bytes / 1024) + " KiB" : (bytes / 1024 / 1024).toFixed(1) + " MiB";
}

function unknown() {
    return el("p", {}, "This page is too old to show this. Reload it.");
}
