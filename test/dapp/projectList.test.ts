import { expect } from 'chai';
import {
  categoriesOf,
  everyProject,
  filterProjects,
  type Project,
} from '../../dapp/src/entities/ballot/projectList.ts';
import { randomOrder } from '../../dapp/src/entities/ballot/randomOrder.ts';
import { folded } from '../../dapp/src/shared/language/folded.ts';

const project = (option: number, title: string, cost: number, category?: string): Project => ({
  option,
  label: title,
  title,
  description: '',
  category,
  cost,
  reference: String(100 + option),
});

const projects = [
  project(0, 'Łąka kwietna', 2760, 'green'),
  project(1, 'Budki lęgowe dla jerzyków', 600, 'animals'),
  project(2, 'Zielona Aleja', 20280, 'green'),
];
const order = (found: Project[]) => found.map(({ option }) => option);

describe('the list of projects', () => {
  it('finds words without their accents, in any order, and numbers of the source', () => {
    const finds = (search: string, text: string) => folded(text).includes(folded(search));
    expect(finds('laka', 'ŁĄKA')).to.equal(true);
    expect(finds('lodz', 'Łódź')).to.equal(true);
    expect(finds('ΝΟΣ', 'Νοσοκομείο')).to.equal(true);
    expect(finds('οδος', 'Ωδός Οδός')).to.equal(true);
    expect(finds("d'eole", 'Parc d’Éole')).to.equal(true);
    expect(finds('strasse oeuvre', 'Straße œuvre')).to.equal(true);
    expect(order(filterProjects(projects, { ...everyProject, search: 'legowe budki' }, [], 'pl', []))).to.eql(
      [1],
    );
    expect(order(filterProjects(projects, { ...everyProject, search: 'laka' }, [], 'pl', []))).to.eql([0]);
    expect(order(filterProjects(projects, { ...everyProject, search: '102' }, [], 'pl', []))).to.eql([2]);
    expect(filterProjects(projects, { ...everyProject, search: 'metro' }, [], 'pl', [])).to.eql([]);
  });

  it('stands in an order that is random for each person, and stays it', () => {
    const people = Array.from({ length: 300 }, (_, person) => randomOrder(projects.length, `7 ${person}`));
    expect(randomOrder(projects.length, '7 a')).to.eql(randomOrder(projects.length, '7 a'));
    for (const places of people) expect(places.toSorted()).to.eql([0, 1, 2]);
    for (const { option } of projects) {
      expect(people.filter((places) => places[option] === 0).length).to.be.within(70, 130);
    }
    expect(order(filterProjects(projects, everyProject, [], 'pl', [2, 0, 1]))).to.eql([1, 2, 0]);
  });

  it('orders by cost, by name and as on the ballot', () => {
    const ordered = (by: 'cheap' | 'dear' | 'name' | 'ballot') =>
      order(filterProjects(projects, { ...everyProject, order: by }, [], 'pl', []));
    expect(ordered('cheap')).to.eql([1, 0, 2]);
    expect(ordered('dear')).to.eql([2, 0, 1]);
    expect(ordered('name')).to.eql([1, 0, 2]);
    expect(ordered('ballot')).to.eql([0, 1, 2]);
  });

  it('keeps to a category, or to what is chosen', () => {
    expect(categoriesOf(projects, 'pl')).to.eql(['animals', 'green']);
    expect(order(filterProjects(projects, { ...everyProject, category: 'green' }, [], 'pl', []))).to.eql([
      0, 2,
    ]);
    expect(
      order(filterProjects(projects, { ...everyProject, chosenOnly: true }, [0, 0, 1], 'pl', [])),
    ).to.eql([2]);
  });
});
