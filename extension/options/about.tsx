import { say } from "../shared/words/say.ts";

/** What Pingroom is made of. The build makes the file, see `licenceNotices`. */
export const About = () => (
  <section class="about">
    <h2>{say("options_about")}</h2>
    <p>
      <a href="/licences.txt">{say("options_licences")}</a>
    </p>
  </section>
);
