/** The key printed on a button; named to screen readers by aria-keyshortcuts on the button itself. */
export function Key({ children }: { children: string }) {
  return <kbd aria-hidden="true">{children}</kbd>;
}
