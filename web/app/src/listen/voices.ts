// Which of the browser's voices reads a language.

const tagOf = (voice: SpeechSynthesisVoice) => voice.lang.replace("_", "-").toLowerCase();
// A voice that calls itself Cantonese reads Chinese, but not as most do.
const PLAIN: Record<string, string> = { zh: "zh-cn", en: "en-us" };

/**
 * The voice for a language, or nothing. The same region comes first, then voices of the device, which need no network,
 * then what the browser itself would take.
 */
export function voiceFor(voices: readonly SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice | undefined {
  const wanted = language.toLowerCase();
  const [base = ""] = wanted.split("-");
  const exact = wanted === base ? PLAIN[base] : wanted;
  const rank = (voice: SpeechSynthesisVoice) =>
    Number(tagOf(voice) === exact) * 4 + Number(voice.localService) * 2 + Number(voice.default);
  return voices
    .filter((voice) => tagOf(voice).split("-")[0] === base)
    .reduce<SpeechSynthesisVoice | undefined>(
      (best, voice) => (!best || rank(voice) > rank(best) ? voice : best),
      undefined,
    );
}
