/** Names by locale code such as `en_US`. */
export type Labels = Partial<Record<string, string>>;
