import { createMemory } from "../../src/registration/memo";

const one = () => 1;

describe("the memory of answers", () => {
  it("calculates a call once", () => {
    const memory = createMemory(1000);
    let calculated = 0;
    const recall = () => memory.recall("A[1]", one, () => (calculated += 1));
    expect([recall(), recall(), recall()]).toEqual([1, 1, 1]);
  });
  it("forgets the oldest answers first when it is full", () => {
    const memory = createMemory(100);
    const calculated: string[] = [];
    const recall = (call: string) => memory.recall(call, () => 0, () => calculated.push(call));
    // Ten characters each: ten calls fit, the eleventh pushes the first out.
    const calls = Array.from({ length: 11 }, (_, i) => `call${String(i).padStart(6, "0")}`);
    calls.forEach(recall);
    recall(calls[10]!);
    expect(calculated).toHaveLength(11);
    recall(calls[0]!);
    expect(calculated).toHaveLength(12);
  });
  it("does not keep an answer that would take a tenth of it", () => {
    const memory = createMemory(100);
    let calculated = 0;
    const recall = () => memory.recall("A", () => 50, () => (calculated += 1));
    recall();
    recall();
    expect(calculated).toBe(2);
  });
  it("keeps an answer that is undefined, false or an error", () => {
    const memory = createMemory(1000);
    let calculated = 0;
    for (let i = 0; i < 2; i += 1) memory.recall<unknown>("A", one, () => void (calculated += 1));
    expect(calculated).toBe(1);
  });
});
