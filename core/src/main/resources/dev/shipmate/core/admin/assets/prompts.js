// Shows questions: as buttons, menus, fields or a form; once answered, what was chosen.

import { el } from "./elements.js";

const BUTTONS = 6;

export function prompt(entry, actions) {
    return entry.state === "open" && entry.mine ? open(entry, actions) : closed(entry);
}

function open(entry, actions) {
    const single = entry.questions.length === 1 ? entry.questions[0] : null;
    const asButtons = single && single.choices.length > 0 && single.choices.length <= BUTTONS;
    const fields = asButtons ? [] : entry.questions.map((question) => field(entry, question));
    const form = el("form", { autocomplete: "off", onsubmit: submit },
        el("div", { class: "title" }, entry.title),
        ...(asButtons ? [buttons(single, send)] : fields.map((made) => made.element)),
        el("div", { class: "actions" },
            asButtons ? null : el("button", { type: "submit" }, single ? "Send" : "Run"),
            el("button", { type: "button", class: "quiet", onclick: cancel }, "Cancel")));

    function submit(event) {
        event.preventDefault();
        const values = {};
        for (const made of fields) {
            values[made.name] = made.value();
        }
        send(values);
    }

    async function send(values) {
        await busy(() => actions.answer(entry.id, values));
    }

    async function cancel() {
        await busy(() => actions.cancel(entry.id));
    }

    async function busy(work) {
        const controls = [...form.elements].filter((control) => !control.disabled);
        controls.forEach((control) => (control.disabled = true));
        if (!(await work())) {
            controls.forEach((control) => (control.disabled = false));
        }
    }

    return form;
}

function buttons(question, send) {
    const offered = question.choices.map((choice) =>
        el("button", {
            type: "button",
            class: choice.value === question.suggestion ? "suggested" : null,
            onclick: () => send({ [question.name]: choice.value }),
        }, choice.label));
    return el("fieldset", {},
        el("legend", {}, question.text), problem(question), el("div", { class: "choices", tabindex: "-1" }, ...offered));
}

function field(entry, question) {
    const id = "q" + entry.id + "-" + question.name;
    const made = question.choices.length > 0 ? menu(question, id) : input(question, id);
    return {
        name: question.name,
        value: () => made.control.value,
        element: el("fieldset", {},
            el("label", { class: "question", for: id }, question.text), problem(question), ...made.elements),
    };
}

function input(question, id) {
    const control = el("input", {
        id,
        type: question.masked ? "password" : "text",
        value: question.suggestion,
        autocomplete: question.masked ? "new-password" : "off",
        autocapitalize: "none",
        spellcheck: "false",
        maxlength: "2000",
        required: true,
        "aria-invalid": question.problem ? "true" : null,
    });
    return { control, elements: [control] };
}

function menu(question, id) {
    const control = el("select", { id, required: true });
    const filter = question.choices.length > BUTTONS
        ? el("input", { type: "search", placeholder: "Filter " + question.choices.length + " choices",
            "aria-label": "Filter the choices of: " + question.text, oninput: fill, onkeydown: noSubmit })
        : null;

    function fill() {
        const wanted = (filter?.value ?? "").trim().toLowerCase();
        const shown = question.choices.filter((choice) => choice.label.toLowerCase().includes(wanted));
        const chosen = control.value || question.suggestion;
        control.replaceChildren(
            ...(wanted ? [] : [el("option", { value: "" }, "Choose…")]),
            ...shown.map((choice) => el("option", { value: choice.value }, choice.label)));
        control.value = shown.some((choice) => choice.value === chosen) ? chosen : wanted ? shown[0]?.value ?? "" : "";
    }

    function noSubmit(event) {
        if (event.key === "Enter" && !control.value) {
            event.preventDefault();
        }
    }

    fill();
    return { control, elements: filter ? [filter, control] : [control] };
}

function problem(question) {
    return question.problem ? el("p", { class: "problem", role: "alert" }, question.problem) : null;
}

function closed(entry) {
    const lines = entry.questions.map((question) => el("div", {},
        el("span", {}, question.text),
        el("strong", {}, entry.answers?.[question.name] ?? (entry.state === "cancelled" ? "cancelled" : "–"))));
    return el("div", { class: "answers" }, el("div", { class: "title" }, entry.title), ...lines);
}
