// What makes the pages handier; all of them work without it.

/** Times are written in UTC and read in one's own zone. */
function showLocalTimes(root) {
    for (const time of root.querySelectorAll("time[datetime]")) {
        const at = new Date(time.dateTime);
        if (!Number.isNaN(at.getTime())) {
            time.title = time.dateTime;
            time.textContent = at.toLocaleString();
        }
    }
}

/** A choice filters at once; what is typed does on Enter. */
for (const select of document.querySelectorAll(".filters select")) {
    select.addEventListener("change", () => select.form.requestSubmit());
}

/** One box chooses all rows. */
for (const form of document.querySelectorAll("form.rows")) {
    const head = form.querySelector("thead .pick");
    const boxes = [...form.querySelectorAll("tbody .pick input")];
    if (head && boxes.length > 1) {
        const all = document.createElement("input");
        all.type = "checkbox";
        all.setAttribute("aria-label", "Choose all");
        all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
        head.replaceChildren(all);
    }
}

/** A part of the page that is fetched again while it is looked at, unless one is busy in it. */
for (const part of document.querySelectorAll("[data-refresh]")) {
    setInterval(async () => {
        if (document.hidden || part.contains(document.activeElement)) {
            return;
        }
        try {
            const response = await fetch(location.href);
            if (response.ok) {
                const page = new DOMParser().parseFromString(await response.text(), "text/html");
                const fresh = page.getElementById(part.id);
                if (fresh && fresh.innerHTML !== part.innerHTML) {
                    part.replaceChildren(...fresh.childNodes);
                }
            }
        } catch {
            // the host is away; the next time it may be back
        }
    }, Number(part.dataset.refresh));
}

showLocalTimes(document);
