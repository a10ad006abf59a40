import styles from './keyboard.module.css';

const apple = /mac|iphone|ipad/i.test(navigator.userAgent);
const names: Record<string, string> = { mod: apple ? '⌘' : 'Ctrl', enter: 'Enter', escape: 'Esc' };

/** Keys as they are printed on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={styles.combination}>
      {keys.split(/[ +]/).map((key) => (
        <kbd key={key}>{names[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd>
      ))}
    </span>
  );
}
