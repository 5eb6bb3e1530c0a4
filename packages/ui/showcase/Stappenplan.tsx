import { useState } from 'react';
import {
  Accordion,
  Button,
  ButtonRow,
  Card,
  Checkbox,
  CopyButton,
  DataList,
  DateField,
  findVandaag,
  Form,
  Item,
  ItemList,
  LinkButton,
  PageTitle,
  ProgressBar,
  StatusBadge,
  SubHeading,
  TextField,
  TextLink,
  useApp,
  WieIsAanZet,
  type FieldError,
  type Rule,
} from '../src/index.ts';

export function Stappenplan() {
  const { id } = useApp();
  return (
    <>
      <PageTitle breadcrumb={[{ label: 'Menu' }, { label: 'Instellen' }]}>Koppelingen</PageTitle>
      <Card title="Geactiveerde koppelingen">
        <ItemList>
          <Item
            title="SWV Topdossier koppeling"
            status={<StatusBadge status="wacht">Wacht op TOP dossier</StatusBadge>}
            meta="Geactiveerd op 23 november 2026 door M. Jansen"
            action={<LinkButton to={`/${id}`}>Beheren</LinkButton>}
          >
            <WieIsAanZet>
              De support van TOP dossier bevestigt uw verzoek. U hoeft nu niets te doen. U krijgt een e-mail.
            </WieIsAanZet>
          </Item>
          <Item
            title="Toetsplein resultaten"
            status={<StatusBadge status="actief" />}
            meta="221 leerlingen, laatst vandaag om 03:12"
            action={<LinkButton to={`/${id}`}>Beheren</LinkButton>}
          />
        </ItemList>
      </Card>
      <Card title="Beschikbare koppelingen">
        <Accordion
          sections={[
            {
              title: 'Samenwerkingsverband',
              count: 1,
              isOpen: true,
              children: (
                <ItemList>
                  <Item
                    title="TOP dossier koppeling"
                    headingLevel={4}
                    meta="Deze koppeling verzorgt de uitwisseling met TOP dossier · Geen aanvullende kosten"
                    action={<Button variant="filled">Activeren</Button>}
                  />
                </ItemList>
              ),
            },
            { title: 'Toetsen', count: 4, children: <p>Vier toetskoppelingen.</p> },
            { title: 'Leermiddelen', count: 6, children: <p>Zes leermiddelen.</p> },
          ]}
        />
      </Card>
      <Koppelinggegevens />
      <Card
        title="Activeringsverzoek van De Regenboog"
        aside={<StatusBadge status="nieuw">Nieuw verzoek</StatusBadge>}
      >
        <DataList
          rows={[
            { label: 'Ontvangen', value: 'vandaag om 10:42, per e-mail van m.jansen@regenboog.example' },
            { label: 'BRIN en vestiging', value: '97QX00 · De Regenboog, Utrecht' },
            { label: 'Verificatiecode', value: 'ontvangen, 23 tekens, versleuteld bewaard' },
          ]}
        />
        <ProgressBar label="Leerlingen ophalen" value={137} max={221} />
      </Card>
    </>
  );
}

function Koppelinggegevens() {
  const [naam, setNaam] = useState('Marieke Jansen');
  const [isAkkoord, setAkkoord] = useState(false);
  const [startdatum, setStartdatum] = useState(findVandaag());
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.melding;

  const rules: readonly Rule[] = [
    { id: 'brin', label: 'begint met 97QX00', state: judge(code, code.startsWith('97QX00')) },
    {
      id: 'lengte',
      label: `${code.length} tekens (20 tot en met 50)`,
      state: judge(code, code.length >= 20 && code.length <= 50),
    },
    { id: 'uniek', label: 'nergens anders in gebruik', state: code.length >= 20 ? 'goed' : 'open' },
  ];

  const submit = () =>
    setErrors([
      ...(isAkkoord
        ? []
        : [
            {
              name: 'akkoord',
              melding: 'Vink ‘Voor akkoord’ aan als u de gebruikersvoorwaarden accepteert.',
            },
          ]),
      ...(rules.every((rule) => rule.state === 'goed')
        ? []
        : [
            {
              name: 'verificatiecode',
              melding: 'De code moet beginnen met 97QX00 en 20 tot en met 50 tekens lang zijn.',
            },
          ]),
    ]);

  return (
    <Card title="Koppelinggegevens">
      <DataList
        rows={[
          { label: 'Naam', value: 'SWV Topdossier koppeling' },
          { label: 'Omschrijving', value: 'Deze koppeling verzorgt de uitwisseling met TOP dossier' },
          { label: 'Prijs', value: 'Geen aanvullende kosten' },
          {
            label: 'Gebruikersvoorwaarden',
            value: (
              <TextLink href="/voorwaarden.pdf" download>
                downloaden (pdf, 84 kB)
              </TextLink>
            ),
          },
        ]}
      />
      <SubHeading>Uw gegevens</SubHeading>
      <Form onSubmit={submit} errors={errors}>
        <DataList rows={[{ label: 'Gebruiker', value: 'm.jansen' }]} />
        <TextField label="Uw naam" name="naam" value={naam} onChange={setNaam} autoComplete="name" />
        <Checkbox name="akkoord" checked={isAkkoord} onChange={setAkkoord} error={errorOf('akkoord')}>
          Voor akkoord
        </Checkbox>
        <DateField
          label="Startdatum"
          name="startdatum"
          value={startdatum}
          onChange={setStartdatum}
          min={findVandaag()}
        />
        <TextField
          label="Verificatiecode"
          name="verificatiecode"
          code
          value={code}
          onChange={setCode}
          rules={rules}
          error={errorOf('verificatiecode')}
          hint="De code begint met uw brin- en vestigingsnummer en is 20 tot en met 50 tekens lang."
          trailing={
            <>
              <Button onClick={() => setCode('97QX00-k3Xw9pQmTz7vBnR4')} icon="key">
                Genereer
              </Button>
              <CopyButton text={code} disabled={code === ''} />
            </>
          }
        />
        <ButtonRow>
          <Button type="submit" variant="filled">
            Gereed
          </Button>
          <Button variant="plain">Annuleren</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

const judge = (code: string, isMet: boolean) => (code === '' ? 'open' : isMet ? 'goed' : 'fout');
