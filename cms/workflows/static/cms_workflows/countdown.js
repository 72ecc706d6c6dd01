/* Keeps the countdowns of «Salidas» true. Without it they stand as they were when the page came. */
(() => {
  const MINUTE = 60;
  const HOUR = 3600;
  const DAY = 86400;
  const two = (number) => String(number).padStart(2, "0");

  const lengthOf = (seconds) => {
    if (seconds >= DAY) {
      return `${Math.floor(seconds / DAY)} d ${Math.floor((seconds % DAY) / HOUR)} h`;
    }
    if (seconds >= HOUR) {
      return `${Math.floor(seconds / HOUR)} h ${two(Math.floor((seconds % HOUR) / MINUTE))} min`;
    }
    return `${Math.floor(seconds / MINUTE)} min ${two(seconds % MINUTE)} s`;
  };

  const began = performance.now();
  const tick = () => {
    const passed = Math.floor((performance.now() - began) / 1000);
    for (const each of document.querySelectorAll(".pregon-countdown")) {
      const left = Number(each.dataset.at) - Number(each.dataset.now) - passed;
      const text = lengthOf(Math.abs(left));
      each.textContent = left >= 0 ? text : each.dataset.ago.replace("%(time)s", text);
    }
  };

  tick();
  setInterval(tick, 1000);
})();
