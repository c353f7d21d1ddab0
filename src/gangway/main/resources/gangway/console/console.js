// Puts new numbers in the place of old ones, as text. Without it the pages are as they were when they were asked for.
'use strict';
(() => {
  const base = new URL('.', document.currentScript.src).pathname;

  async function refresh() {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(base + 'live', { headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        return;
      }
      const live = await answer.json();
      for (const place of document.querySelectorAll('[data-live]')) {
        const text = live.texts[place.dataset.live];
        // an unchanged text is left alone: a screen reader would read it again
        if (text !== undefined && place.textContent !== text) {
          place.textContent = text;
        }
      }
      for (const place of document.querySelectorAll('[data-hop]')) {
        const state = live.states[place.dataset.hop];
        if (state) {
          place.dataset.state = state;
        }
      }
    } catch {
      document.documentElement.dataset.away = 'yes';
      return;
    }
    delete document.documentElement.dataset.away;
  }

  if (document.querySelector('[data-live]')) {
    setInterval(refresh, 3000);
    document.addEventListener('visibilitychange', refresh);
  }

  // a page that is about something under way says how often it wants to be asked for again
  const reload = document.querySelector('[data-reload]');
  if (reload) {
    setTimeout(() => location.reload(), Number(reload.dataset.reload));
  }

  const all = document.querySelector('[data-select-all]');
  if (all) {
    all.hidden = false;
    all.addEventListener('click', () => {
      const boxes = document.querySelectorAll('input[name="id"]');
      const check = [...boxes].some(box => !box.checked);
      boxes.forEach(box => { box.checked = check; });
    });
  }
})();
