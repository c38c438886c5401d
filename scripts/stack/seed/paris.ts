import { approval, equalShares, greedyBudget, score } from '@patto/protocol/ballots/modes';
import { roles } from '../accounts.ts';
import type { CityStory } from './story.ts';

const invented =
  'Consultation d’exemple pour essayer Patto : la question, les coûts et les votes sont inventés.';

/** Paris: a former station, two shared gardens and a former campus. */
export const paris: CityStory = {
  admin: roles.parisAdmin,
  municipality: {
    version: 1,
    name: 'Ville de Paris',
    country: 'FR',
    language: 'fr',
    website: 'https://www.paris.fr',
  },
  residents: 90,
  commons: [
    {
      document: {
        name: 'La REcyclerie',
        kind: 'workshop',
        address: '83 boulevard Ornano, 75018 Paris',
        summary: 'Une ancienne gare de la Petite Ceinture : atelier de réparation, ferme urbaine et café.',
        description:
          'Depuis 2014, l’ancienne gare Ornano accueille un lieu consacré à l’écologie au quotidien : un atelier de ' +
          'bricolage et de réparation, une ferme urbaine le long des voies, une cantine et des rencontres.',
        website: 'https://www.larecyclerie.com',
      },
      latitude: 48.8976,
      longitude: 2.3446,
      members: 80,
      stewards: 2,
      awards: [
        { day: -29, title: 'Réunion d’ouverture', points: 5 },
        { day: -20, title: 'Réparation de petits appareils', points: 10, members: 13 },
        { day: -8, title: 'Soin des poules et du compost', points: 7, members: 17 },
      ],
      ballots: [
        {
          document: {
            question: 'Quels projets finançons-nous avec 50 000 euros ?',
            description: `Budget participatif : les projets les plus soutenus, tant qu’il reste de l’argent. ${invented}`,
            currency: 'EUR',
            budget: 50000,
            options: [
              {
                label: 'Serre sur les quais',
                title: 'Une serre le long des voies',
                cost: 16000,
                category: 'Ferme',
              },
              {
                label: 'Atelier vélo',
                title: 'Un atelier vélo en libre-service',
                cost: 8200,
                category: 'Réparation',
              },
              {
                label: 'Bibliothèque d’outils',
                title: 'Une bibliothèque d’outils à emprunter',
                cost: 5400,
                category: 'Réparation',
              },
              {
                label: 'Récupérateurs de pluie',
                title: 'Des récupérateurs d’eau de pluie',
                cost: 6900,
                category: 'Eau',
              },
              { label: 'Four à pain', title: 'Un four à pain partagé', cost: 12500, category: 'Cuisine' },
              {
                label: 'Rampe d’accès',
                title: 'Une rampe d’accès aux quais',
                cost: 14500,
                category: 'Accessibilité',
              },
              { label: 'Nichoirs', title: 'Des nichoirs et des haies', cost: 2100, category: 'Ferme' },
              { label: 'Scène d’été', title: 'Une petite scène d’été', cost: 9700, category: 'Culture' },
              {
                label: 'Cours du soir',
                title: 'Des cours du soir de réparation',
                cost: 4300,
                category: 'Réparation',
              },
              { label: 'Consigne', title: 'Une consigne de bocaux', cost: 3600, category: 'Cuisine' },
            ],
          },
          mode: greedyBudget({ optionCount: 10, maxChoices: 5, quorum: 25 }),
          opened: -27,
          ends: -14,
          turnout: 0.78,
          appeal: [6, 7, 6, 4, 5, 7, 5, 3, 4, 2],
        },
      ],
    },
    {
      document: {
        name: 'Le Trèfle d’Éole',
        kind: 'garden',
        address: 'Jardins d’Éole, rue d’Aubervilliers, 75018 Paris',
        summary: 'Un jardin partagé dans les Jardins d’Éole, au bord des voies de la gare de l’Est.',
        description:
          'Dans le parc ouvert en 2007 à la demande des habitants du quartier, une association cultive un jardin ' +
          'partagé : parcelles collectives, compost et ateliers.',
      },
      latitude: 48.8878,
      longitude: 2.3668,
      members: 48,
      stewards: 1,
      awards: [
        { day: -27, title: 'Retournement du compost', points: 5 },
        { day: -12, title: 'Plantation des haies', points: 9, members: 12 },
      ],
      ballots: [
        {
          document: {
            question: 'Que plantons-nous sur la nouvelle parcelle ?',
            description: `Approuvez autant de propositions que vous voulez. ${invented}`,
            options: [
              { label: 'Arbres fruitiers', title: 'Des arbres fruitiers en espalier' },
              { label: 'Plantes médicinales', title: 'Des plantes médicinales' },
              { label: 'Prairie fleurie', title: 'Une prairie fleurie' },
              { label: 'Légumes anciens', title: 'Des légumes anciens' },
              { label: 'Petits fruits', title: 'Des petits fruits pour les enfants' },
            ],
          },
          mode: approval({ optionCount: 5, quorum: 10 }),
          opened: -4.5,
          ends: 8,
          turnout: 0.5,
          appeal: [6, 4, 5, 3, 7],
        },
      ],
    },
    {
      document: {
        name: 'Jardin Nomade',
        kind: 'garden',
        address: '48 rue Trousseau, 75011 Paris',
        summary: 'L’un des premiers jardins partagés parisiens de la charte Main Verte.',
        description:
          'Un jardin de quartier du faubourg Saint-Antoine, tenu par des habitants : de petites ' +
          'parcelles, des bacs pour les écoles et des repas partagés.',
      },
      latitude: 48.8517,
      longitude: 2.3786,
      members: 40,
      stewards: 1,
      awards: [{ day: -22, title: 'Journée de désherbage', points: 6 }],
      ballots: [
        {
          document: {
            question: 'Quelle place donner à chaque usage du jardin ?',
            description: `Notez chaque usage de 0 à 3. ${invented}`,
            options: [
              { label: 'Parcelles individuelles', title: 'Parcelles individuelles' },
              { label: 'Parcelles collectives', title: 'Parcelles collectives' },
              { label: 'Bacs des écoles', title: 'Bacs des écoles' },
              { label: 'Repas et rencontres', title: 'Repas et rencontres' },
            ],
          },
          mode: score({ optionCount: 4, maxPerOption: 3 }),
          opened: -2,
          ends: 10,
          turnout: 0.35,
          appeal: [3, 3, 2, 2],
        },
      ],
    },
    {
      document: {
        name: 'Césure',
        kind: 'culture',
        address: '13 rue Santeuil, 75005 Paris',
        summary: 'L’ancien campus Censier, occupé de façon transitoire par des associations et des ateliers.',
        description:
          'Après le départ de l’université Sorbonne Nouvelle, Plateau Urbain et Yes We Camp ont ouvert en 2022 dans ' +
          'l’ancien campus un lieu de travail, d’apprentissage et de culture.',
        website: 'https://www.cesure.paris',
      },
      latitude: 48.84,
      longitude: 2.3558,
      members: 62,
      stewards: 2,
      awards: [
        { day: -24, title: 'Accueil des nouvelles associations', points: 5 },
        { day: -6, title: 'Fête des ateliers', points: 8, members: 15 },
      ],
      ballots: [
        {
          document: {
            question: 'Comment aménager le hall avec 30 000 euros ?',
            description: `Budget participatif compté par la méthode des parts égales. ${invented}`,
            currency: 'EUR',
            budget: 30000,
            options: [
              {
                label: 'Salle de lecture',
                title: 'Une salle de lecture silencieuse',
                cost: 9000,
                category: 'Étude',
              },
              {
                label: 'Studio radio',
                title: 'Un studio radio associatif',
                cost: 11000,
                category: 'Culture',
              },
              {
                label: 'Cantine à prix libre',
                title: 'Une cantine à prix libre',
                cost: 13500,
                category: 'Cuisine',
              },
              { label: 'Mur d’escalade', title: 'Un mur d’escalade', cost: 15000, category: 'Sport' },
              {
                label: 'Matériauthèque',
                title: 'Une matériauthèque de réemploi',
                cost: 5200,
                category: 'Réemploi',
              },
              {
                label: 'Signalétique',
                title: 'Une signalétique en gros caractères et en braille',
                cost: 3800,
                category: 'Accessibilité',
              },
            ],
          },
          mode: equalShares({ optionCount: 6 }),
          opened: -0.5,
          starts: 2,
          ends: 16,
          turnout: 0,
          appeal: [],
        },
      ],
    },
  ],
};
