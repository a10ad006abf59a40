/** @jsxImportSource preact */

/** The mark of Pendopo: the roof of a joglo on its pillars. Decorative; the name stands beside it. */
export function Mark() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path d="M12.2 5.5h7.6l3 7.5H9.2z" fill="currentColor" />
      <path d="M8.6 14.6h14.8L30 20.4H2z" fill="currentColor" />
      <path
        d="M6.5 21v5.5M12.6 21v5.5M19.4 21v5.5M25.5 21v5.5M3.5 27.2h25"
        stroke="currentColor"
        stroke-width="1.7"
        stroke-linecap="round"
      />
    </svg>
  );
}
