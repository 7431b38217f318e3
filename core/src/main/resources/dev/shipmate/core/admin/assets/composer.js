// Where one types: history with the arrow keys, and the commands that there are.

import { el } from "./elements.js";

const MOST_OFFERS = 8;

export class Composer {
    #history = [];
    #at = 0;
    #commands = [];
    #chosen = -1;

    constructor(form, input, offers, say) {
        this.input = input;
        this.offers = offers;
        this.say = say;
        form.addEventListener("submit", (event) => this.#submit(event));
        input.addEventListener("input", () => this.#offer());
        input.addEventListener("keydown", (event) => this.#key(event));
        input.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
    }

    set commands(commands) {
        this.#commands = commands;
    }

    /** Remembers a line that was said. */
    remember(line) {
        if (this.#history.at(-1) !== line) {
            this.#history.push(line);
        }
        this.#at = this.#history.length;
    }

    async #submit(event) {
        event.preventDefault();
        const line = this.input.value.trim().replace(/^\/\s*/, "");
        if (!line) {
            return;
        }
        this.#close();
        this.input.value = "";
        if (!(await this.say(line)) && !this.input.value) {
            this.input.value = line;
        }
    }

    #key(event) {
        const isOpen = !this.offers.hidden;
        if (event.key === "Escape" && isOpen) {
            this.#close();
        } else if (event.key === "Tab" && isOpen && !event.shiftKey) {
            this.#take(Math.max(this.#chosen, 0));
        } else if (event.key === "Enter" && isOpen && this.#chosen >= 0) {
            this.#take(this.#chosen);
        } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
            const step = event.key === "ArrowUp" ? -1 : 1;
            if (isOpen) {
                this.#choose(this.#chosen + step);
            } else {
                this.#recall(step);
            }
        } else {
            return;
        }
        event.preventDefault();
    }

    #recall(step) {
        this.#at = Math.min(Math.max(this.#at + step, 0), this.#history.length);
        this.input.value = this.#history[this.#at] ?? "";
        this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    }

    #offer() {
        const typed = this.input.value.replace(/^\/\s*/, "").toLowerCase();
        const fitting = typed.trim() === "" ? [] : this.#commands
            .filter((command) => command.line.startsWith(typed) || typed.startsWith(command.line + " "))
            .slice(0, MOST_OFFERS);
        this.#chosen = -1;
        this.offers.replaceChildren(...fitting.map((command, index) => this.#element(command, index)));
        this.#show(fitting.length > 0);
    }

    #element(command, index) {
        const parameters = command.parameters.map((name) => " [" + name + "]").join("");
        return el("li", {
            id: "offer-" + index,
            role: "option",
            "aria-selected": "false",
            "data-line": command.line + (command.parameters.length > 0 ? " " : ""),
            onmousedown: (event) => {
                event.preventDefault();
                this.#take(index);
            },
        }, el("code", {}, "/" + command.line + parameters), el("small", {}, command.summary));
    }

    #choose(index) {
        const all = [...this.offers.children];
        this.#chosen = index < -1 ? all.length - 1 : index >= all.length ? -1 : index;
        all.forEach((offer, at) => offer.setAttribute("aria-selected", String(at === this.#chosen)));
        all[this.#chosen]?.scrollIntoView({ block: "nearest" });
        this.#describe();
    }

    #take(index) {
        const line = this.offers.children[index].dataset.line;
        if (!this.input.value.replace(/^\/\s*/, "").startsWith(line)) {
            this.input.value = line;
        }
        this.#close();
        this.input.focus();
    }

    #close() {
        this.#show(false);
    }

    #show(isOpen) {
        this.offers.hidden = !isOpen;
        this.input.setAttribute("aria-expanded", String(isOpen));
        if (!isOpen) {
            this.#chosen = -1;
        }
        this.#describe();
    }

    #describe() {
        if (this.#chosen >= 0) {
            this.input.setAttribute("aria-activedescendant", "offer-" + this.#chosen);
        } else {
            this.input.removeAttribute("aria-activedescendant");
        }
    }
}
