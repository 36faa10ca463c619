// A browser's voices without a sound, for tests: runs before the page. `speechSynthesis.end()` ends what is spoken.
{
  const voices = ["zh-CN", "en-US"].map((lang) => ({
    lang,
    name: lang,
    localService: true,
    default: lang === "en-US",
  }));
  class Synthesis extends EventTarget {
    said = [];
    speaking = undefined;
    getVoices = () => voices;
    speak(utterance) {
      this.said.push(`${utterance.voice?.lang}: ${utterance.text}`);
      this.speaking = utterance;
    }
    cancel() {
      const cancelled = this.speaking;
      this.speaking = undefined;
      cancelled?.onerror?.({ error: "interrupted" });
    }
    end() {
      const ended = this.speaking;
      this.speaking = undefined;
      ended?.onend?.({});
    }
  }
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  Object.defineProperty(globalThis, "speechSynthesis", { value: new Synthesis(), configurable: true });
  Object.defineProperty(globalThis, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
}
