import styles from './Logo.module.css';

/** The colonnade: a roof, four columns and the steps below them. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className={styles.mark}>
      <path d="M16 3.2 29.4 9.4v2.7H2.6V9.4z" />
      <path d="M5.2 13.5h3.4v10H5.2zM11.27 13.5h3.4v10h-3.4zM17.33 13.5h3.4v10h-3.4zM23.4 13.5h3.4v10h-3.4z" />
      <path d="M4 24.9h24v1.7H4zM2.4 27.5h27.2v1.7H2.4z" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className={styles.logo}>
      <LogoMark />
      <span className={styles.name}>Stoa</span>
    </span>
  );
}
