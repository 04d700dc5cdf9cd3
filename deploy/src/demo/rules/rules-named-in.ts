const RULE_ID = /^(?:XX|LN|KY|JL|HA)-\d{2}$/;

/** The rules that a message or an answer names, however deep: `ruleId`, or one of a list of reasons. */
export function rulesNamedIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (each: unknown): void => {
    if (typeof each === 'string') {
      if (RULE_ID.test(each)) found.add(each);
    } else if (typeof each === 'object' && each !== null) Object.values(each).forEach(look);
  };
  look(value);
  return found;
}
