// What a careful eye would find: text that is cut without a sign, text laid over text, a page wider than its window; then what axe finds.
async () => {
  // What only a screen reader is told is clipped away as a whole.
  const unseen = (element) => {
    for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
    return false;
  };
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !unseen(element);
  // A sheet lies over what is beneath it on purpose, and so does a list of choices that is open.
  const overs = [...document.querySelectorAll('[role=dialog],[role=listbox]:not([hidden])')].filter((one) => one.checkVisibility());
  const covered = (element, box) => overs.some((one) => {
    const over = !one.contains(element) && one.getBoundingClientRect();
    return over && box.left < over.right && box.right > over.left && box.top < over.bottom && box.bottom > over.top;
  });
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || !shown(element) || element.closest('option,script,style')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 0.5 && box.height > 0.5 && !covered(element, box)) words.push({ element, text: node.data.trim().slice(0, 40), box });
  }
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} wide in a window of ${page.clientWidth}`);
  const visible = [];
  for (const word of words) {
    let { left, right, top, bottom } = word.box;
    let scrolled = false;
    for (let at = word.element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const frame = at.getBoundingClientRect();
      const signed = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      scrolled ||= /auto|scroll/.test(style.overflowY + style.overflowX) || signed;
      if (!scrolled && (right > frame.right + 1.5 || left < frame.left - 1.5 || bottom > frame.bottom + 1.5 || top < frame.top - 1.5)) {
        found.push(`cut: "${word.text}" in .${at.className}`);
      }
      [left, right, top, bottom] = [Math.max(left, frame.left), Math.min(right, frame.right), Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    if (right - left > 2 && bottom - top > 2) visible.push({ ...word, left, right, top, bottom });
    if (!scrolled && (word.box.right > page.clientWidth + 1 || word.box.left < -1)) found.push(`outside: "${word.text}"`);
  }
  visible.sort((a, b) => a.top - b.top);
  for (const [at, one] of visible.entries()) {
    for (let next = at + 1; next < visible.length && visible[next].top < one.bottom - 3; next += 1) {
      const other = visible[next];
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (one.element !== other.element && wide > 2 && high > 4) found.push(`overlap: "${one.text}" and "${other.text}"`);
    }
  }
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  for (const one of violations) found.push(`axe ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(' ')}`);
  return [...new Set(found)];
}
