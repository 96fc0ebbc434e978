/** Keys whose check is kept; a trust store holds far fewer. */
const KEPT = 1000;

/** Makes a check of keys that remembers the keys that passed: a key does not change, and the check takes a while. */
export function rememberSoundKeys(check: (publicKey: string) => boolean): (publicKey: string) => boolean {
  const sound = new Set<string>();
  return (publicKey) => {
    if (sound.has(publicKey)) return true;
    if (!check(publicKey)) return false;
    if (sound.size < KEPT) sound.add(publicKey);
    return true;
  };
}
