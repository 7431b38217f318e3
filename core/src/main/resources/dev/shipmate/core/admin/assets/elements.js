// Makes elements. Whatever is shown goes in as text, so nothing that is said can become markup.

export function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith("on")) {
            element.addEventListener(name.slice(2), value);
        } else if (value === true) {
            element.setAttribute(name, "");
        } else if (value !== false && value !== null && value !== undefined) {
            element.setAttribute(name, value);
        }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
}

/** A button that copies a text and says that it did. */
export function copyButton(text) {
    const button = el("button", { type: "button", onclick: copy }, "Copy");
    async function copy() {
        try {
            await navigator.clipboard.writeText(text);
            button.textContent = "Copied";
        } catch {
            button.textContent = "Select and copy by hand";
        }
        setTimeout(() => (button.textContent = "Copy"), 2000);
    }
    return button;
}

/** An address that is safe to follow, else null. */
export function safeAddress(text, schemes) {
    try {
        const address = new URL(text, location.href);
        return schemes.includes(address.protocol) ? address.href : null;
    } catch {
        return null;
    }
}
