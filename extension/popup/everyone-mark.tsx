/** Stands where a person's initials would. */
export const EveryoneMark = () => (
  <span class="avatar">
    <svg class="picture" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill="var(--new)" />
      <path d="M12.5 15a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M6.5 23c.4-3.2 2.7-5.2 6-5.2s5.6 2 6 5.2M20 9a3 3 0 0 1 0 5.8M22 18.2c2 .7 3.2 2.4 3.5 4.8" />
    </svg>
  </span>
);
