// Where the focus goes when what had it is taken away by its own act: a button that gave way to what it began, a dialog
// whose opener is gone. Without this it would fall to the top of the document, and a reader with it.

/** Parts of a page that are places of their own. */
const places = 'section, form, article, header, nav, footer, main';
const headings = 'h1, h2, h3';
const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea';

/** Milliseconds that a part has to take the focus itself. */
const patience = 100;

/** How many elements that had the focus are remembered: a dialog, its opener, and what was before. */
const remembered = 8;

/**
 * Keeps the focus in the page until the returned function is called: where its element goes, the heading of the place that it
 * stood in has it, or the first thing there that can be pressed.
 */
export function keepFocus(): () => void {
  /** The places around each element that had the focus, innermost first; the latest element first. */
  let stood: { element: Element; around: Element[] }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = ({ target }: FocusEvent) => {
    if (target instanceof Element)
      stood = [{ element: target, around: placesAround(target) }, ...stood].slice(0, remembered);
  };
  // Who taps on nothing wants the focus nowhere.
  const forget = () => {
    stood = [];
  };
  const look = () => {
    if (document.activeElement !== document.body) return;
    const [latest] = stood;
    if (latest === undefined || (latest.element.isConnected && !latest.element.matches(':disabled'))) return;
    const place = stood.flatMap(({ around }) => around).find((around) => around.isConnected);
    focusIn(place ?? document.body);
  };
  const watcher = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(look, patience);
  });

  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', forget);
  watcher.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    clearTimeout(timer);
    watcher.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', forget);
  };
}

function placesAround(element: Element): Element[] {
  const around: Element[] = [];
  for (
    let place = element.closest(places);
    place !== null;
    place = place.parentElement?.closest(places) ?? null
  )
    around.push(place);
  return around;
}

function focusIn(place: Element): void {
  const target = place.querySelector<HTMLElement>(headings) ?? place.querySelector<HTMLElement>(focusable);
  if (target === null) return;
  if (target.matches(headings)) target.tabIndex = -1;
  target.focus();
}
