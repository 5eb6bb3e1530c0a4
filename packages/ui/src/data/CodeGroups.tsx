/** A code to be copied by hand: large, in groups that break between lines as a whole. Copying it gives the code itself. */
export function CodeGroups({ groups }: { groups: readonly string[] }) {
  return (
    <p className="kp-code-groups">
      {groups.map((group, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the groups of one code keep their places
        <span key={index}>{group}</span>
      ))}
    </p>
  );
}
