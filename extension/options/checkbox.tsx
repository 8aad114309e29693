/** A switch and what it means. */
export const Checkbox = ({
  name,
  label,
  checked,
  onChange,
}: {
  name?: string;
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}) => (
  <label class="checkbox">
    <input
      type="checkbox"
      name={name}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);
