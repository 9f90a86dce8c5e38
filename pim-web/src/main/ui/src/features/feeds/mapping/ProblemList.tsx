import type { ExpressionProblem } from '@/api/mappingTypes';
import { cx } from '@/design/cx';
import styles from './ExpressionEditor.module.css';

interface ProblemListProps {
  id: string;
  problems: ExpressionProblem[];
  /** Goes to where the problem is. */
  onGo: (problem: ExpressionProblem) => void;
}

/** What is wrong with a text, each with its line and column. */
export function ProblemList({ id, problems, onGo }: ProblemListProps) {
  return problems.length === 0 ? null : (
    <ul id={id} className={styles.problems} aria-label="Problems">
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column} ${problem.message}`}>
          <button
            type="button"
            className={cx(styles.problem, problem.severity === 'ERROR' && styles.error)}
            onClick={() => {
              onGo(problem);
            }}
          >
            <span className="num">
              {problem.line}:{problem.column}
            </span>{' '}
            {problem.message}
          </button>
        </li>
      ))}
    </ul>
  );
}
