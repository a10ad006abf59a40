export async function benchLetters(): Promise<void> {}
