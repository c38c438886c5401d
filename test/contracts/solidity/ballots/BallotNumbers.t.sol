// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotBox} from "../../../../contracts/ballots/points/BallotBox.sol";
import {IBallots} from "../../../../contracts/interfaces/IBallots.sol";
import {BallotMode, ResultRule} from "../../../../contracts/types/BallotMode.sol";
import {BallotId} from "../../../../contracts/types/Ids.sol";
import {PattoWorld} from "../support/PattoWorld.sol";

contract BallotNumbersTest is PattoWorld {
    uint256 private constant PER_BOX = 100_000_000;

    function testFuzz_theFirstAndTheLastNumberOfABoxAreItsOwn(uint32 boxNumber) external {
        boxNumber = uint32(within(boxNumber, 0, 20));
        BallotBox box = newBox(boxNumber);
        uint256 base = boxNumber * PER_BOX;
        equal(BallotId.unwrap(box.firstBallot()), base + 1, "as it says");
        equal(_open(box), base + 1, "the first");
        equal(_open(box), base + 2, "the second");
        _skipTo(box, PER_BOX - 1);
        uint256 last = _open(box);
        equal(last, base + PER_BOX, "the last");
        holds(last < 1 << 31, "all below 2^31");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxFull.selector, last));
        this.open(box);
        equal(box.ballotCount(), PER_BOX, "and no more");
    }

    function testFuzz_noBoxHasNumbersFrom2To31On(uint32 boxNumber) external {
        boxNumber = uint32(within(boxNumber, 21, type(uint32).max));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxInvalidNumber.selector, boxNumber));
        this.deploy(boxNumber);
    }

    function testFuzz_aBoxKnowsNoBallotOfAnother(uint32 one, uint32 other) external {
        one = uint32(within(one, 0, 20));
        other = uint32(within(other, 0, 20));
        vm.assume(one != other);
        BallotBox box = newBox(one);
        BallotId ballotId = BallotId.wrap(uint32(_open(newBox(other))));
        _open(box);
        equal(uint256(box.phase(ballotId)), 0, "it is none of its own");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxUnknownBallot.selector, ballotId));
        box.commonsId(ballotId);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotBoxUnknownBallot.selector, ballotId));
        box.voteDigest(ballotId);
    }

    /// @dev An external call, so that a refusal can be expected.
    function open(BallotBox box) external returns (uint256) {
        return _open(box);
    }

    /// @dev The same for the constructor.
    function deploy(uint32 boxNumber) external returns (BallotBox) {
        return newBox(boxNumber);
    }

    function _open(BallotBox box) private returns (uint256) {
        BallotMode memory mode = BallotMode(2, 1, 1, 1, 1, 1, false, ResultRule.Plurality, 0);
        uint48 end = uint48(block.timestamp + 1 days);
        return BallotId.unwrap(box.open(COMMONS, mode, 0, end, bytes32(0), bytes32(0)));
    }

    /// @dev Writes the box's count of ballots, in whatever slot it stands.
    function _skipTo(BallotBox box, uint256 count) private {
        uint256 slot = 0;
        while (uint256(vm.load(address(box), bytes32(slot))) != box.ballotCount()) ++slot;
        vm.store(address(box), bytes32(slot), bytes32(count));
        equal(box.ballotCount(), count, "the count stands there");
    }
}
