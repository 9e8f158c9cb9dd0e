// The cases that need no recordings, as a plain program: a board or the CLR on a desktop prints lines that must equal those of
// tests/HrvXkd.NanoProof. Cases come in order of their length, so that a slow board gives an early answer.
using System;

namespace HrvXkd.Proof
{
    /// <summary>Prints the hashes.</summary>
    public static class Program
    {
        /// <summary>Runs all cases once.</summary>
        public static void Main()
        {
            Console.WriteLine(ProofCases.KnownAnswer() ? "known answer: ok" : "known answer: FAIL");
            ProofCases cases = new ProofCases();
            Print("random intervals short", cases.RandomIntervals(400, false));
            Print("random intervals holter", cases.RandomIntervals(1200, true));
            Print("random vectors 100", cases.Vectors(100));
            Print("synthetic 125 Hz", cases.Synthetic(125, 180, 20));
            Print("synthetic 250 Hz", cases.Synthetic(250, 180, 20));
            Print("synthetic 360 Hz noisy", cases.Synthetic(360, 180, 200));
            Print("synthetic 500 Hz", cases.Synthetic(500, 300, 40));
            Print("random vectors 1000", cases.Vectors(1000));
            Print("random vectors 10000", cases.Vectors(10000));
            Print("random vectors 100000", cases.Vectors(100000));
            Console.WriteLine("done");
        }

        private static void Print(string name, ProofHash hash)
        {
            Console.WriteLine(name + ": " + hash.First.ToString() + " " + hash.Second.ToString());
        }
    }
}
