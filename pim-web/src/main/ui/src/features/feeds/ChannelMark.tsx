import styles from './ChannelMark.module.css';

const MARKS: [RegExp, string, string][] = [
  [/google/i, 'G', '#2f6fd0'],
  [/amazon/i, 'A', '#a8620b'],
  [/meta|instagram|facebook/i, 'M', '#a03a88'],
  [/wechat/i, 'W', '#24804a'],
  [/store|till|pos/i, 'S', '#57606a'],
];

/** A letter on the channel's colour; logos belong to their owners. */
export function ChannelMark({ requirementSet }: { requirementSet: string }) {
  const known = MARKS.find(([pattern]) => pattern.test(requirementSet));
  return (
    <span
      className={styles.mark}
      style={{ background: known?.[2] ?? '#57606a' }}
      title={requirementSet}
      aria-hidden="true"
    >
      {known?.[1] ?? requirementSet.slice(0, 1).toUpperCase()}
    </span>
  );
}
