/** When to try again: 1, 2, 5, 10, then every 30 seconds, each up to a quarter later. */
const steps = [1, 2, 5, 10, 30] as const;

export function retryDelay(attempt: number, random: number): number {
  const seconds = steps[Math.min(attempt, steps.length - 1)] ?? 30;
  return Math.round(seconds * 1000 * (1 + random / 4));
}
