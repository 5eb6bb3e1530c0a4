import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { Item } from '../data/ListItem.tsx';
import { Hidden } from '../layout/Hidden.tsx';
import { formatRolMetPlek, listNogTeGeven, type GeefbareRol, type Mens, type RolVanMens } from './mensen.ts';

type MensItemProps = {
  mens: Mens;
  geefbaar: readonly GeefbareRol[];
  kiestPlek: boolean;
  onGeven: () => void;
  onAfnemen: (rol: RolVanMens) => void;
  onStapWissen: () => void;
  onBeeindigen: () => void;
};

export function MensItem({
  mens,
  geefbaar,
  kiestPlek,
  onGeven,
  onAfnemen,
  onStapWissen,
  onBeeindigen,
}: MensItemProps) {
  const kanGeven = !mens.isUzelf && listNogTeGeven(mens, geefbaar, kiestPlek).length > 0;
  const kanBeeindigen = mens.rollen.every(({ magAfnemen }) => magAfnemen);
  const van = <Hidden>{` van ${mens.naam}`}</Hidden>;
  return (
    <Item title={mens.isUzelf ? `${mens.naam} (u)` : mens.naam} meta={mens.email}>
      <ul className="kp-mens__rollen">
        {mens.rollen.map((rol) => (
          <li key={`${rol.rol} ${rol.plek ?? ''}`}>
            <span>{formatRolMetPlek(rol, kiestPlek)}</span>
            {rol.magAfnemen && mens.rollen.length > 1 && (
              <Button variant="plain" onClick={() => onAfnemen(rol)}>
                Afnemen
                <Hidden>{`: ${formatRolMetPlek(rol, kiestPlek)}`}</Hidden>
                {van}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(kanGeven || mens.magStapWissen || kanBeeindigen) && (
        <ButtonRow>
          {kanGeven && (
            <Button onClick={onGeven}>
              Rol geven…
              <Hidden>{` aan ${mens.naam}`}</Hidden>
            </Button>
          )}
          {mens.magStapWissen && (
            <Button onClick={onStapWissen}>
              Tweede stap wissen…
              {van}
            </Button>
          )}
          {kanBeeindigen && (
            <Button variant="danger-outlined" onClick={onBeeindigen}>
              Toegang beëindigen…
              {van}
            </Button>
          )}
        </ButtonRow>
      )}
    </Item>
  );
}
