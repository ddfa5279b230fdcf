System.Console.WriteLine("figure none 0");
