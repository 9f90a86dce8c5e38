import { ExternalLink } from 'lucide-react';
import styles from './IssueCode.module.css';

interface IssueCodeProps {
  /** The code of the rule or of the channel's refusal. */
  code: string;
  /** Where the channel explains it. */
  link: string | null;
}

/** The name of what is wrong, and the channel's own explanation where there is one. */
export function IssueCode({ code, link }: IssueCodeProps) {
  return (
    <small className={styles.code}>
      {code}
      {link !== null && (
        <a href={link} target="_blank" rel="noreferrer">
          Explained by the channel <ExternalLink size={11} aria-hidden="true" />
        </a>
      )}
    </small>
  );
}
