// Spares reloading: sends forms in the background and shows what comes. Without it everything works as plain forms.
"use strict";
(() => {
  const talk = document.getElementById("talk");
  const say = document.getElementById("say");
  const words = document.getElementById("words");
  const state = document.getElementById("state");
  if (!talk || !say || !window.fetch || !window.EventSource) return;
  let streaming = false;

  const GAP = 12;
  // Who scrolled up on purpose reads there and is left there; who reads the newest is taken along.
  let follows = true;
  let settled = false;
  let last = window.scrollY;

  // What bars that stick cover is not seen.
  const seen = () => {
    const bar = document.querySelector(".bar");
    const composer = document.querySelector(".composer");
    const sticks = (element) => element && getComputedStyle(element).position === "sticky";
    return {
      top: sticks(bar) ? bar.offsetHeight + GAP : GAP,
      bottom: window.innerHeight - (sticks(composer) ? composer.offsetHeight : 0) - GAP,
    };
  };
  // The style sheet says whether it glides: not for who wants no motion.
  const move = (by, behavior) => { if (Math.abs(by) > 1) window.scrollTo({ top: window.scrollY + by, behavior }); };
  const toEnd = (behavior = "auto") => {
    settled = false;
    move(document.getElementById("end").getBoundingClientRect().bottom - seen().bottom, behavior);
  };
  // The newest bubble from its beginning, if it is longer than what is seen; else the end.
  const toNewest = () => {
    const { top, bottom } = seen();
    const newest = talk.lastElementChild.getBoundingClientRect();
    if (newest.height <= bottom - top) return toEnd();
    settled = false;
    move(newest.top - top, "auto");
  };
  const atEnd = () => document.getElementById("end").getBoundingClientRect().bottom <= seen().bottom + 40;

  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    window.addEventListener(kind, () => { settled = true; }, { passive: true });
  }
  window.addEventListener("scroll", () => {
    if (atEnd()) follows = true;
    else if (settled && window.scrollY < last) follows = false;
    last = window.scrollY;
  }, { passive: true });
  // A picture makes its bubble longer when it is there.
  talk.addEventListener("load", () => { if (follows && !settled) toNewest(); }, true);

  const show = (html) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    for (const item of [...fresh.content.children]) {
      const old = item.id && document.getElementById(item.id);
      if (old) old.replaceWith(item);
      else talk.append(item);
    }
    if (follows) toNewest();
  };

  const listen = () => {
    if (streaming) return;
    streaming = true;
    // The browser comes back by itself after a break and names the last event it saw.
    const stream = new EventSource(`${say.dataset.base}/stream?read=${say.dataset.read}`);
    stream.addEventListener("hello", () => { state.textContent = ""; });
    stream.addEventListener("talk", (event) => { state.textContent = ""; show(event.data); });
    stream.addEventListener("error", () => {
      state.textContent = state.dataset.lost;
      if (stream.readyState === EventSource.CLOSED) {
        streaming = false;
        setTimeout(() => location.reload(), 10000);
      }
    });
  };

  const freshKey = (form) => {
    const key = form.elements.namedItem("key");
    const random = crypto.getRandomValues(new Uint32Array(4));
    if (key) key.value = `j-${[...random].map((n) => n.toString(36)).join("")}`;
  };

  // A key stays with a form until it was taken: sent again after a break, it is done once.
  const send = async (form, body, after) => {
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    follows = true;
    toEnd();
    try {
      const answer = await fetch(form.action, {
        method: "POST", body, credentials: "same-origin", headers: { "X-By-Script": "1" }, redirect: "manual",
      });
      if (answer.status === 204) {
        state.textContent = "";
        after();
        freshKey(form);
        listen();
      } else {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const why = page.querySelector("main .text");
        state.textContent = why ? why.textContent : state.dataset.failed;
        toEnd();
      }
    } catch {
      state.textContent = state.dataset.failed;
      toEnd();
    } finally {
      delete form.dataset.busy;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form === say) {
      event.preventDefault();
      if (!words.value.trim()) return;
      send(form, new URLSearchParams(new FormData(form)), () => { words.value = ""; words.focus(); });
    } else if (form.id === "upload") {
      event.preventDefault();
      send(form, new FormData(form), () => { form.reset(); form.closest("details").open = false; });
    } else if (form.classList.contains("press")) {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form));
      body.set(event.submitter.name, event.submitter.value);
      send(form, body, () => {});
    }
  });

  // Enter sends, Shift+Enter makes a line; not while a Chinese input method is composing.
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      say.requestSubmit();
    }
  });

  if (say.hasAttribute("data-streams")) listen();
  // A talk is opened at its end, not where it was left.
  history.scrollRestoration = "manual";
  toEnd("instant");
})();
