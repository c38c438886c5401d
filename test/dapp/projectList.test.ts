import { expect } from 'chai';
import {
  categoriesOf,
  everyProject,
  filterProjects,
  folded,
  type Project,
} from '../../dapp/src/entities/ballot/projectList.ts';

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
    expect(folded('ŁĄKA Ωδός')).to.equal('laka ωδοσ');
    expect(order(filterProjects(projects, { ...everyProject, search: 'legowe budki' }, [], 'pl'))).to.eql([
      1,
    ]);
    expect(order(filterProjects(projects, { ...everyProject, search: 'laka' }, [], 'pl'))).to.eql([0]);
    expect(order(filterProjects(projects, { ...everyProject, search: '102' }, [], 'pl'))).to.eql([2]);
    expect(filterProjects(projects, { ...everyProject, search: 'metro' }, [], 'pl')).to.eql([]);
  });

  it('orders by cost, by name and as on the ballot', () => {
    const ordered = (by: 'cheap' | 'dear' | 'name' | 'ballot') =>
      order(filterProjects(projects, { ...everyProject, order: by }, [], 'pl'));
    expect(ordered('cheap')).to.eql([1, 0, 2]);
    expect(ordered('dear')).to.eql([2, 0, 1]);
    expect(ordered('name')).to.eql([1, 0, 2]);
    expect(ordered('ballot')).to.eql([0, 1, 2]);
  });

  it('keeps to a category, or to what is chosen', () => {
    expect(categoriesOf(projects, 'pl')).to.eql(['animals', 'green']);
    expect(order(filterProjects(projects, { ...everyProject, category: 'green' }, [], 'pl'))).to.eql([0, 2]);
    expect(order(filterProjects(projects, { ...everyProject, chosenOnly: true }, [0, 0, 1], 'pl'))).to.eql([
      2,
    ]);
  });
});
